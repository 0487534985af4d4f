//! The page of `ibid graph --to html` in a real browser: what people do with it, whether it shows what the library
//! knows, and that nothing in it is fetched or run. Skipped with a line where no Chromium and chromedriver are installed.

mod chain;
mod classes;
mod collection;
mod evidence;
mod filters;
mod hostile;
mod keyboard;
mod looks;
mod names;
mod paper;
mod sealed;
mod search;
mod service;
mod session;
mod small;
mod speed;
mod table;
mod timeline;
mod vendor;
mod views;
