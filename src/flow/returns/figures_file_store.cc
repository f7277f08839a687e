#include "flow/returns/figures_file_store.h"

#include "flow/measures/measure_store.h"
#include "flow/returns/return_file.h"
#include "record/sha256.h"
#include "spreadsheets/workbook_file_store.h"

namespace flow {

base::Checked<KeptFile> keep_file(record::Database& database, const SentFile& file,
                                  const std::optional<PlainMapping>& mapping, std::string_view by, base::Instant now,
                                  base::Random& random) {
  const auto book = spreadsheets::open_workbook(file.bytes);
  if (!book) return std::unexpected(base::Errors{book.error()});
  const auto known = database.read([](record::Reader& reader) { return measures(reader); });
  auto content = read_return(*book, file.name, known, mapping ? &*mapping : nullptr);
  if (!content) return std::unexpected(std::move(content.error()));
  const FiguresFile sent{.name = file.name, .sha256 = record::sha256(file.bytes), .content = *std::move(content)};
  auto outcome = database.write(
      [&](record::Transaction& transaction) { return import_figures(transaction, sent, by, now, random); });
  if (!outcome) return std::unexpected(base::Errors{outcome.error()});
  return KeptFile{.outcome = *std::move(outcome), .notes = sent.content.notes};
}

}  // namespace flow
