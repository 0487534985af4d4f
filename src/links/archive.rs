use crate::text::Date;

/// What the addresses of archived copies start with.
const ARCHIVE: &str = "https://web.archive.org/web/";

/// The address under which the Internet Archive would show the copy nearest to a day. Nobody is asked whether there is
/// one. `None` for what is an archive's address already.
pub fn archived(address: &str, near: Option<Date>) -> Option<String> {
    let bare = address.split_once("://").map_or(address, |it| it.1);
    let host = bare.split(['/', ':']).next().unwrap_or(bare);
    if host.eq_ignore_ascii_case("archive.org") || host.to_ascii_lowercase().ends_with(".archive.org") {
        return None;
    }
    let day = near.map_or_else(String::new, |it| format!("{:04}{:02}{:02}/", it.year, it.month, it.day));
    Some(format!("{ARCHIVE}{day}{address}"))
}

#[cfg(test)]
mod tests {
    use crate::text::Date;

    use super::archived;

    #[test]
    fn copies_are_looked_for_near_the_day_of_the_citing_document() {
        let day = Date::new(2021, 3, 9);
        assert_eq!(
            archived("http://lamps.example/a?b", day).as_deref(),
            Some("https://web.archive.org/web/20210309/http://lamps.example/a?b")
        );
        assert_eq!(
            archived("www.lamps.example", None).as_deref(),
            Some("https://web.archive.org/web/www.lamps.example")
        );
        assert_eq!(
            archived("https://Web.Archive.org/web/2020/http://lamps.example", day),
            None
        );
    }
}
