use std::io;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::basic::LogicalType;
use parquet::basic::Repetition;
use parquet::basic::Type as Physical;
use parquet::data_type::BoolType;
use parquet::data_type::ByteArray;
use parquet::data_type::ByteArrayType;
use parquet::data_type::Int32Type;
use parquet::data_type::Int64Type;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedColumnWriter;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use parquet::schema::types::TypePtr;

use crate::export::data::part::Part;
use crate::export::data::table::Field;
use crate::export::data::table::Table;
use crate::export::data::tables::TableFormat;
use crate::export::data::value::Kind;
use crate::export::data::value::Value;
use crate::text::Date;

/// Rows that are held at once.
const GROUP: usize = 16_384;

/// Apache Parquet (<https://parquet.apache.org/docs/file-format/>).
pub(in crate::export) struct Parquet;

impl TableFormat for Parquet {
    fn write<R: Copy>(
        part: &Part<'_>,
        table: &'static Table<R>,
        mut rows: impl Iterator<Item = R>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let columns: Vec<TypePtr> = table.all().map(column).collect::<Result<_, _>>()?;
        let schema = Type::group_type_builder("ibid").with_fields(columns).build()?;
        let left_out = part.selection.left_out().in_words();
        let about = left_out.map(|it| vec![KeyValue::new("left_out".to_owned(), it)]);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(about)
            .build();
        let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        loop {
            let group: Vec<R> = rows.by_ref().take(GROUP).collect();
            if group.is_empty() {
                break;
            }
            let mut columns = writer.next_row_group()?;
            for field in table.all() {
                let values: Vec<Value<'_>> = group.iter().map(|it| (field.of)(part, *it)).collect();
                let Some(mut column) = columns.next_column()? else {
                    return Err(io::Error::other("a Parquet schema with too few columns"));
                };
                fill(&mut column, field.kind, &values)?;
                column.close()?;
            }
            columns.close()?;
            // The writer counts bytes by itself: what it has written so far can go.
            writer.flush()?;
            out.write_all(&std::mem::take(writer.inner_mut()))?;
        }
        out.write_all(&writer.into_inner()?)
    }
}

/// The type of a field's column. Lists have three levels, as the format wants, and are never null.
fn column<R>(field: &'static Field<R>) -> Result<TypePtr, ParquetError> {
    let primitive = |name, physical, logical, repetition| {
        let builder = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        builder.with_repetition(repetition).build()
    };
    let (text, optional) = (Some(LogicalType::String), Repetition::OPTIONAL);
    let it = match field.kind {
        Kind::Text => primitive(field.name, Physical::BYTE_ARRAY, text, optional)?,
        Kind::Number => primitive(field.name, Physical::INT64, None, optional)?,
        Kind::Truth => primitive(field.name, Physical::BOOLEAN, None, optional)?,
        Kind::Date => primitive(field.name, Physical::INT32, Some(LogicalType::Date), optional)?,
        Kind::Texts => {
            let element = primitive("element", Physical::BYTE_ARRAY, text, Repetition::REQUIRED)?;
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(element)])
                .build()?;
            Type::group_type_builder(field.name)
                .with_logical_type(Some(LogicalType::List))
                .with_repetition(Repetition::REQUIRED)
                .with_fields(vec![Arc::new(list)])
                .build()?
        }
    };
    Ok(Arc::new(it))
}

/// Writes the values of one column: those that are there, and for each row whether it has one (Dremel's definition and
/// repetition levels).
fn fill(column: &mut SerializedColumnWriter<'_>, kind: Kind, values: &[Value<'_>]) -> Result<(), ParquetError> {
    let mut defined: Vec<i16> = values.iter().map(|it| i16::from(*it != Value::None)).collect();
    match kind {
        Kind::Text => {
            let texts = values.iter().filter_map(|it| match it {
                Value::Text(text) => Some(bytes(text)),
                _ => None,
            });
            column
                .typed::<ByteArrayType>()
                .write_batch(&texts.collect::<Vec<_>>(), Some(&defined), None)?;
        }
        Kind::Number => {
            let numbers = values.iter().filter_map(|it| match it {
                Value::Number(number) => Some(i64::try_from(*number).unwrap_or(i64::MAX)),
                _ => None,
            });
            column
                .typed::<Int64Type>()
                .write_batch(&numbers.collect::<Vec<_>>(), Some(&defined), None)?;
        }
        Kind::Truth => {
            let truths = values.iter().filter_map(|it| match it {
                Value::Truth(truth) => Some(*truth),
                _ => None,
            });
            column
                .typed::<BoolType>()
                .write_batch(&truths.collect::<Vec<_>>(), Some(&defined), None)?;
        }
        Kind::Date => {
            let days = values.iter().filter_map(|it| match it {
                Value::Date(date) => Some(days(*date)),
                _ => None,
            });
            column
                .typed::<Int32Type>()
                .write_batch(&days.collect::<Vec<_>>(), Some(&defined), None)?;
        }
        Kind::Texts => {
            let (mut elements, mut again) = (Vec::new(), Vec::new());
            defined.clear();
            for value in values {
                let texts = match value {
                    Value::Texts(texts) => texts.as_slice(),
                    _ => &[],
                };
                // A row without elements has one entry too, which says so.
                defined.extend((0..texts.len().max(1)).map(|_| i16::from(!texts.is_empty())));
                again.extend((0..texts.len().max(1)).map(|at| i16::from(at > 0)));
                elements.extend(texts.iter().map(|it| bytes(it)));
            }
            column
                .typed::<ByteArrayType>()
                .write_batch(&elements, Some(&defined), Some(&again))?;
        }
    }
    Ok(())
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// Days since 1 January 1970, of the Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// `days_from_civil`).
fn days(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month), i32::from(date.day));
    let year = i32::from(date.year) - i32::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::days;
    use crate::text::Date;

    #[test]
    fn days_count_from_1970() {
        let of = |year, month, day| days(Date { year, month, day });
        assert_eq!([of(1970, 1, 1), of(2000, 3, 1), of(1945, 10, 24)], [0, 11_017, -8_835]);
        assert_eq!(of(2024, 2, 29) + 1, of(2024, 3, 1));
    }
}
