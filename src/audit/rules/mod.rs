//! The rules, one file each.

mod annex_date;
mod back_reference_without_target;
mod blank_in_url;
mod broken_url;
mod call_without_note;
mod citation_cycle;
mod cited_before_it_existed;
mod citing_nothing;
mod conflicting_date;
mod conflicting_partner;
mod conflicting_title;
mod contradictory_masthead;
mod corrected_version;
mod differing_manifestations;
mod draft_of_adopted;
mod empty_link_target;
mod ibid_after_several_sources;
mod ibid_without_antecedent;
mod impossible_date;
mod impossible_joint_symbol;
mod impossible_symbol;
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
mod self_citation;
mod source_spelled_differently;
mod source_with_two_urls;
mod superseded_version;
mod symbol_spelling;
mod uncited_document;
mod unknown_series;
mod unnamed_document;
mod url_of_another_document;
mod variant_author_name;
mod wrong_class;
mod wrong_direction;
mod wrong_sender;
mod wrong_year;

use crate::audit::Rule;

/// All rules, ordered by id.
pub static RULES: &[&Rule] = &[
    &annex_date::RULE,
    &back_reference_without_target::RULE,
    &blank_in_url::RULE,
    &broken_url::RULE,
    &call_without_note::RULE,
    &citation_cycle::RULE,
    &cited_before_it_existed::RULE,
    &citing_nothing::RULE,
    &conflicting_date::RULE,
    &conflicting_partner::RULE,
    &conflicting_title::RULE,
    &contradictory_masthead::RULE,
    &corrected_version::RULE,
    &differing_manifestations::RULE,
    &draft_of_adopted::RULE,
    &empty_link_target::RULE,
    &ibid_after_several_sources::RULE,
    &ibid_without_antecedent::RULE,
    &impossible_date::RULE,
    &impossible_joint_symbol::RULE,
    &impossible_symbol::RULE,
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
    &self_citation::RULE,
    &source_spelled_differently::RULE,
    &source_with_two_urls::RULE,
    &superseded_version::RULE,
    &symbol_spelling::RULE,
    &uncited_document::RULE,
    &unknown_series::RULE,
    &unnamed_document::RULE,
    &url_of_another_document::RULE,
    &variant_author_name::RULE,
    &wrong_class::RULE,
    &wrong_direction::RULE,
    &wrong_sender::RULE,
    &wrong_year::RULE,
];
