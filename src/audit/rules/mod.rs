//! The rules, one file each.

mod back_reference_without_target;
mod blank_in_url;
mod broken_url;
mod call_without_note;
mod citation_cycle;
mod citing_nothing;
mod conflicting_date;
mod conflicting_partner;
mod conflicting_title;
mod corrected_version;
mod differing_manifestations;
mod draft_of_adopted;
mod empty_link_target;
mod ibid_after_several_sources;
mod ibid_without_antecedent;
mod link_of_another_document;
mod listed_twice;
mod lost_link_target;
mod malformed_symbol;
mod missing_part;
mod moved_url;
mod near_duplicate;
mod not_in_collection;
mod note_numbers;
mod note_without_call;
mod out_of_sequence;
mod repeated_note;
mod source_spelled_differently;
mod source_with_two_urls;
mod superseded_version;
mod uncited_document;
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
    &citation_cycle::RULE,
    &citing_nothing::RULE,
    &conflicting_date::RULE,
    &conflicting_partner::RULE,
    &conflicting_title::RULE,
    &corrected_version::RULE,
    &differing_manifestations::RULE,
    &draft_of_adopted::RULE,
    &empty_link_target::RULE,
    &ibid_after_several_sources::RULE,
    &ibid_without_antecedent::RULE,
    &link_of_another_document::RULE,
    &listed_twice::RULE,
    &lost_link_target::RULE,
    &malformed_symbol::RULE,
    &missing_part::RULE,
    &moved_url::RULE,
    &near_duplicate::RULE,
    &not_in_collection::RULE,
    &note_numbers::RULE,
    &note_without_call::RULE,
    &out_of_sequence::RULE,
    &repeated_note::RULE,
    &source_spelled_differently::RULE,
    &source_with_two_urls::RULE,
    &superseded_version::RULE,
    &uncited_document::RULE,
    &unnamed_document::RULE,
    &url_of_another_document::RULE,
    &variant_author_name::RULE,
    &wrong_direction::RULE,
];
