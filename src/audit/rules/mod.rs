//! The rules, one file each.

mod back_reference_without_target;
mod blank_in_url;
mod broken_url;
mod call_without_note;
mod conflicting_date;
mod conflicting_partner;
mod differing_manifestations;
mod empty_link_target;
mod ibid_after_several_sources;
mod ibid_without_antecedent;
mod link_of_another_document;
mod lost_link_target;
mod malformed_symbol;
mod missing_part;
mod moved_url;
mod not_in_collection;
mod note_numbers;
mod note_without_call;
mod out_of_sequence;
mod source_spelled_differently;
mod unnamed_document;
mod url_of_another_document;
mod variant_author_name;
mod wrong_direction;

use crate::audit::Rule;

/// All rules, ordered by id.
pub static RULES: &[&Rule] = &[
    &back_reference_without_target::RULE,
    &blank_in_url::RULE,
    &broken_url::RULE,
    &call_without_note::RULE,
    &conflicting_date::RULE,
    &conflicting_partner::RULE,
    &differing_manifestations::RULE,
    &empty_link_target::RULE,
    &ibid_after_several_sources::RULE,
    &ibid_without_antecedent::RULE,
    &link_of_another_document::RULE,
    &lost_link_target::RULE,
    &malformed_symbol::RULE,
    &missing_part::RULE,
    &moved_url::RULE,
    &not_in_collection::RULE,
    &note_numbers::RULE,
    &note_without_call::RULE,
    &out_of_sequence::RULE,
    &source_spelled_differently::RULE,
    &unnamed_document::RULE,
    &url_of_another_document::RULE,
    &variant_author_name::RULE,
    &wrong_direction::RULE,
];
