use serde::Deserialize;

use crate::catalogue::Catalogue;
use crate::catalogue::Pattern;

/// Faults of web addresses, and hosts that have moved (`phrases/addresses.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressPhrases {
    /// Something like a scheme before something like a host; groups `scheme`, `sign`, `host`.
    pub scheme: Pattern,
    /// A scheme with nothing behind it, in the group `alone`.
    pub scheme_alone: Pattern,
    /// A damaged "www."; groups `start` and `host`.
    pub host_start: Pattern,
    /// A second scheme at the start of what stands behind the first.
    pub doubled: Pattern,
    /// A second address inside an address, in the group `second`.
    pub glued: Pattern,
    /// Words of a template inside an address.
    pub placeholder: Pattern,
    /// Words of a template right behind an address.
    pub template_behind: Pattern,
    /// The end of an address that is cut.
    pub cut: Pattern,
    /// What stands right behind an address that is cut.
    pub cut_behind: Pattern,
    /// The address of a document without the number of its symbol.
    pub cut_symbol: Pattern,
    /// What goes on with a host behind a line end.
    pub host_goes_on: Pattern,
    /// Hosts of documents.
    pub official: Vec<String>,
    /// Addresses whose path is a symbol.
    pub document_host: Pattern,
    /// An address with a blank in its scheme.
    pub blank_in_scheme: Pattern,
    /// An address with a blank in its host.
    pub blank_in_host: Pattern,
    /// The rest of a host behind a blank, in the group `rest`.
    pub rest_of_host: Pattern,
    /// The rest of a host that has no dot yet.
    pub rest_of_bare_host: Pattern,
    /// The ending of a file's name.
    pub rest_of_ending: Pattern,
    /// The end of an address that a percent escape breaks off.
    pub ends_escape: Pattern,
    /// The rest of the escape and of the address.
    pub rest_of_escape: Pattern,
    /// What may complete the symbol of an address.
    pub rest_of_number: Pattern,
    /// The last word of a paragraph.
    pub rest_at_end: Pattern,
    /// The end of words that introduce an address.
    pub introduces: Pattern,
    /// The rest of a path behind a blank, which only an address begins so.
    pub rest_of_path: Pattern,
    /// The name of a file behind a blank.
    pub rest_of_name: Pattern,
    /// Any word behind a blank.
    pub rest_of_part: Pattern,
    /// A symbol, or the year of one, behind a blank.
    pub rest_of_symbol: Pattern,
    /// The end of an address behind which something follows.
    pub ends_open: Pattern,
    /// The end of an address that is none without more.
    pub ends_cut: Pattern,
    /// Words of a sentence, which no address goes on with.
    pub is_sentence: Pattern,
    /// Words that look like a part of an address.
    pub is_part: Pattern,
    /// Words that only seem to.
    pub is_part_not: Pattern,
    /// The end of an address that names a file.
    pub ends_name: Pattern,
    /// Between a symbol and the address that is printed for it.
    pub printed_for: Pattern,
    /// Between an address and the symbol that it is printed for.
    pub printed_behind: Pattern,
    /// Before the symbol that opens a list's line.
    pub opens_item: Pattern,
    /// Between that symbol and the address at the line's end.
    pub in_item: Pattern,
    /// Behind that address.
    pub ends_item: Pattern,
    /// Hosts that have moved.
    pub moved: Vec<MovedHost>,
}

/// Addresses that have moved to another host.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovedHost {
    /// Fits the old address.
    pub from: Pattern,
    /// The new address, with the groups of `from`, `{symbol}` and `{language}` in it; none where it is not known.
    pub to: Option<String>,
    /// The new host.
    pub now: String,
    /// The year from which the new host is in use.
    pub since: String,
    /// How that is known.
    pub source: String,
}

impl MovedHost {
    /// The new address of an old one; `None` where the table does not say it.
    pub fn new_address(&self, catalogue: &Catalogue, address: &str) -> Option<String> {
        let template = self.to.as_ref()?;
        let mut new = template.clone();
        if template.contains("{symbol}") {
            let symbol = catalogue.symbol_of_url(address)?;
            new = new.replace("{symbol}", symbol.parts().first()?);
        }
        if template.contains("{language}") {
            new = new.replace("{language}", catalogue.language_of_url(address).unwrap_or("en"));
        }
        let groups = self.from.captures(address)?;
        for name in self.from.group_names() {
            let words = groups.name(name)?.as_str();
            new = new.replace(&format!("{{{name}}}"), words);
            new = new.replace(&format!("{{lower:{name}}}"), &words.to_lowercase());
        }
        Some(new)
    }
}

impl AddressPhrases {
    /// The row of an address whose host has moved.
    pub fn moved(&self, address: &str) -> Option<&MovedHost> {
        self.moved.iter().find(|it| it.from.is_match(address))
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    fn moved(address: &str) -> Option<(String, Option<String>)> {
        let catalogue = Catalogue::builtin().unwrap();
        let row = catalogue.phrases.addresses.moved(address)?;
        Some((row.now.clone(), row.new_address(catalogue, address)))
    }

    #[test]
    fn old_addresses_lead_to_new_ones() {
        for (old, new) in [
            ("https://undocs.org/A/75/742", "https://docs.un.org/en/A/75/742"),
            (
                "undocs.org/fr/S/RES/822(1993)",
                "https://docs.un.org/fr/S/RES/822(1993)",
            ),
            (
                "http://www.un.org/ga/search/view_doc.asp?symbol=S%2F2021%2F279&Lang=E",
                "https://docs.un.org/en/S/2021/279",
            ),
            (
                "https://documents-dds-ny.un.org/doc/UNDOC/GEN/N20/310/99/PDF/N2031099.pdf?OpenElement",
                "https://documents.un.org/doc/undoc/gen/n20/310/99/pdf/n2031099.pdf",
            ),
            (
                "https://www.un.org/press/en/2015/sc12001.doc.htm",
                "https://press.un.org/en/2015/sc12001.doc.htm",
            ),
        ] {
            assert_eq!(moved(old).and_then(|it| it.1).as_deref(), Some(new), "{old}");
        }
        assert_eq!(
            moved("http://unbisnet.un.org:8080/ipac20"),
            Some(("digitallibrary.un.org".to_owned(), None))
        );
        for address in ["https://docs.un.org/en/A/75/742", "https://example.org/undocs.org/A/1"] {
            assert_eq!(moved(address), None, "{address}");
        }
    }
}
