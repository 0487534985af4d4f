//! Commands of chromedriver that are not of the WebDriver protocol: its logs, and the DevTools.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use url::ParseError;
use url::Url;

/// A command below the session's address, with what it is given.
#[derive(Debug)]
pub(super) struct Vendor {
    /// Where it is asked, below `/session/ID/`.
    pub(super) path: &'static str,
    /// What it is given.
    pub(super) body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
