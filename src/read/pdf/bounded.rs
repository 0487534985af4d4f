//! The parser with budgets: what a page unpacks to and how often it paints its parts is bounded, so that a small file
//! cannot fill the memory. Pictures are never unpacked.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use unpdf::error::Error;
use unpdf::error::Result;
use unpdf::parser::LinkAnnotations;
use unpdf::parser::backend::BackendFontInfo;
use unpdf::parser::backend::ContentOp;
use unpdf::parser::backend::DecodedRun;
use unpdf::parser::backend::DecodedText;
use unpdf::parser::backend::DocumentIntegrity;
use unpdf::parser::backend::GlyphAdvance;
use unpdf::parser::backend::PageBox;
use unpdf::parser::backend::PageContent;
use unpdf::parser::backend::PageId;
use unpdf::parser::backend::PaintedXObject;
use unpdf::parser::backend::PdfBackend;
use unpdf::parser::backend::PdfMetadataRaw;
use unpdf::parser::backend::RawBackend;
use unpdf::parser::backend::RawOutlineItem;
use unpdf::parser::backend::RawXObject;
use unpdf::parser::backend::ResourceScope;

use crate::read::pdf::nesting;

/// Most bytes of drawing instructions that one page may hold, its parts counted as often as they are painted.
pub(super) const MOST_CONTENT: usize = 16 << 20;

/// Most parts that one page may paint.
const MOST_PARTS: usize = 20_000;

/// A parsed file whose pages are read one after the other.
pub(super) struct Bounded {
    inner: RawBackend,
    /// Bytes of content and number of parts of the page that is read.
    content: AtomicUsize,
    parts: AtomicUsize,
    over: AtomicBool,
}

impl Bounded {
    pub(super) fn new(inner: RawBackend) -> Self {
        Self {
            inner,
            content: AtomicUsize::new(0),
            parts: AtomicUsize::new(0),
            over: AtomicBool::new(false),
        }
    }

    /// Starts the next page; says whether the last one went over a budget.
    pub(super) fn next_page(&self) -> bool {
        self.content.store(0, Ordering::Relaxed);
        self.parts.store(0, Ordering::Relaxed);
        self.over.swap(false, Ordering::Relaxed)
    }

    /// Counts bytes of content; whether they are within the budget and nest no deeper than content does.
    fn admits(&self, content: &[u8]) -> bool {
        let before = self.content.fetch_add(content.len(), Ordering::Relaxed);
        let within = before.saturating_add(content.len()) <= MOST_CONTENT && !nesting::content_is_too_deep(content);
        if !within {
            self.over.store(true, Ordering::Relaxed);
        }
        within
    }
}

impl PdfBackend for Bounded {
    fn page_content(&self, page: PageId) -> Result<Vec<u8>> {
        Ok(self.page_content_with_losses(page)?.data)
    }

    fn page_content_with_losses(&self, page: PageId) -> Result<PageContent> {
        let content = self.inner.page_content_with_losses(page)?;
        if self.admits(&content.data) {
            return Ok(content);
        }
        Err(Error::PdfParse(format!(
            "its drawing instructions unpack to more than {} MiB, or nest too deep",
            MOST_CONTENT >> 20
        )))
    }

    fn xobject(&self, scope: ResourceScope, name: &[u8]) -> Option<PaintedXObject> {
        if self.parts.fetch_add(1, Ordering::Relaxed) >= MOST_PARTS || self.over.load(Ordering::Relaxed) {
            self.over.store(true, Ordering::Relaxed);
            return None;
        }
        match self.inner.xobject(scope, name)? {
            PaintedXObject::Form(form) if !self.admits(form.content.as_deref().unwrap_or(&[])) => None,
            other => Some(other),
        }
    }

    fn pages(&self) -> BTreeMap<u32, PageId> {
        self.inner.pages()
    }

    fn page_fonts(&self, scope: ResourceScope) -> Result<Vec<BackendFontInfo>> {
        self.inner.page_fonts(scope)
    }

    fn decode_content(&self, data: &[u8]) -> Result<Vec<ContentOp>> {
        self.inner.decode_content(data)
    }

    fn decode_text(&self, scope: ResourceScope, font_name: &[u8], bytes: &[u8]) -> DecodedText {
        self.inner.decode_text(scope, font_name, bytes)
    }

    fn decode_run(&self, scope: ResourceScope, font_name: &[u8], bytes: &[u8]) -> DecodedRun {
        self.inner.decode_run(scope, font_name, bytes)
    }

    fn glyph_advances(&self, scope: ResourceScope, font_name: &[u8], bytes: &[u8]) -> Option<Vec<GlyphAdvance>> {
        self.inner.glyph_advances(scope, font_name, bytes)
    }

    fn is_vertical_font(&self, scope: ResourceScope, font_name: &[u8]) -> bool {
        self.inner.is_vertical_font(scope, font_name)
    }

    fn metadata(&self) -> PdfMetadataRaw {
        self.inner.metadata()
    }

    fn page_box(&self, page: PageId) -> PageBox {
        self.inner.page_box(page)
    }

    fn crop_box(&self, page: PageId) -> PageBox {
        self.inner.crop_box(page)
    }

    fn page_rotation(&self, page: PageId) -> u16 {
        self.inner.page_rotation(page)
    }

    fn link_annotations(&self, page: PageId) -> LinkAnnotations {
        self.inner.link_annotations(page)
    }

    fn integrity(&self) -> DocumentIntegrity {
        self.inner.integrity()
    }

    fn outline(&self) -> Result<Vec<RawOutlineItem>> {
        Ok(Vec::new())
    }

    fn page_xobjects(&self, _page: PageId) -> Result<Vec<RawXObject>> {
        Ok(Vec::new())
    }
}
