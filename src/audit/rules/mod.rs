//! The rules, one file each.

mod empty_link_target;

use crate::audit::Rule;

/// All rules, ordered by id.
pub static RULES: &[&Rule] = &[&empty_link_target::RULE];
