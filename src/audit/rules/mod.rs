//! The rules, one file each.

mod annex_date;
mod call_without_note;
mod cited_before_it_existed;
mod conflicting_date;
mod conflicting_partner;
mod contradictory_masthead;
mod differing_manifestations;
mod empty_link_target;
mod ibid_after_several_sources;
mod ibid_without_antecedent;
mod impossible_date;
mod impossible_joint_symbol;
mod impossible_symbol;
mod lost_link_target;
mod malformed_symbol;
mod not_in_collection;
mod note_numbers;
mod note_without_call;
mod out_of_sequence;
mod self_citation;
mod source_spelled_differently;
mod symbol_spelling;
mod unknown_series;
mod unnamed_document;
mod variant_author_name;
mod wrong_class;
mod wrong_sender;
mod wrong_year;

use crate::audit::Rule;

/// All rules, ordered by id.
pub static RULES: &[&Rule] = &[
    &annex_date::RULE,
    &call_without_note::RULE,
    &cited_before_it_existed::RULE,
    &conflicting_date::RULE,
    &conflicting_partner::RULE,
    &contradictory_masthead::RULE,
    &differing_manifestations::RULE,
    &empty_link_target::RULE,
    &ibid_after_several_sources::RULE,
    &ibid_without_antecedent::RULE,
    &impossible_date::RULE,
    &impossible_joint_symbol::RULE,
    &impossible_symbol::RULE,
    &lost_link_target::RULE,
    &malformed_symbol::RULE,
    &not_in_collection::RULE,
    &note_numbers::RULE,
    &note_without_call::RULE,
    &out_of_sequence::RULE,
    &self_citation::RULE,
    &source_spelled_differently::RULE,
    &symbol_spelling::RULE,
    &unknown_series::RULE,
    &unnamed_document::RULE,
    &variant_author_name::RULE,
    &wrong_class::RULE,
    &wrong_sender::RULE,
    &wrong_year::RULE,
];
