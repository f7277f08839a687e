// Files of values, brought into the record whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "flow/measures/imported_file.h"
#include "record/database.h"

namespace flow {

struct FiguresFile {
  std::string name;
  std::string sha256;  ///< of its bytes
  ImportedFile content;
};

struct FiguresImport {
  base::Uuid id;
  std::string layout;
  std::string file_name;
  std::string file_sha256;
  std::optional<base::Date> published;
  std::optional<base::Date> revised;
  ValueStatus status = ValueStatus::Final;
  std::int64_t added = 0;      ///< values for which there was none
  std::int64_t changed = 0;    ///< values that differ from what was known, in number or status
  std::int64_t unchanged = 0;  ///< not kept again
  std::string imported_by;     ///< person id or "command line"
  base::Instant imported_at;
};

struct ImportOutcome {
  FiguresImport import;
  bool is_new = true;  ///< false: this very file was imported before and nothing was changed since; this is that import
};

/// Adds what is new or differs, and its places; writes the audit trail. What was known before stays as it was on any
/// earlier day. Refuses a file published or revised before one of the same layout that gave values for the same places
/// and periods, naming its date. REQUIRES: its measures are in the catalogue or were made here.
[[nodiscard]] base::Result<ImportOutcome> import_figures(record::Transaction& transaction, const FiguresFile& file,
                                                         std::string_view by, base::Instant now, base::Random& random);

/// The newest first.
[[nodiscard]] std::vector<FiguresImport> figures_imports(record::Reader& reader, int most = 50);
[[nodiscard]] std::optional<FiguresImport> find_figures_import(record::Reader& reader, const base::Uuid& id);

}  // namespace flow
