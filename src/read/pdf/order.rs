//! Files mostly hold their words in the order of reading, but write the head or foot of a page when they like.

use crate::read::pdf::lines::Line;

/// Most blocks of a page that are put in order: a page with more is a drawing.
const MOST_BLOCKS: usize = 2000;

/// Lines that follow one another downwards.
struct Block {
    lines: Vec<Line>,
    highest: f32,
    lowest: f32,
}

/// Moves each block of lines that stands wholly above others that the file holds before it to its place. Columns and
/// cells of tables, which stand beside one another, keep the order of the file.
pub(super) fn downwards(lines: Vec<Line>) -> Vec<Line> {
    let blocks = blocks(lines);
    if blocks.len() > MOST_BLOCKS {
        return blocks.into_iter().flat_map(|it| it.lines).collect();
    }
    let mut ordered: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let below = ordered.iter().rev().take_while(|it| block.lowest > it.highest + 1.0);
        let at = ordered.len() - below.count();
        ordered.insert(at, block);
    }
    ordered.into_iter().flat_map(|it| it.lines).collect()
}

fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        match blocks.last_mut().filter(|it| line.y < it.lowest + 0.5 * line.size) {
            Some(block) => {
                block.lowest = block.lowest.min(line.y);
                block.lines.push(line);
            }
            None => blocks.push(Block {
                highest: line.y,
                lowest: line.y,
                lines: vec![line],
            }),
        }
    }
    blocks
}
