#include "spreadsheets/xls_reader.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>

#include <freexl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/date.h"
#include "base/text.h"
#include "spreadsheets/sheet_builder.h"
#include "spreadsheets/sheet_dump.h"

namespace spreadsheets {
namespace {

constexpr rlim_t kMegabyte = 1024 * 1024;
constexpr rlim_t kMostMemory = 1024 * kMegabyte;
constexpr rlim_t kMostOutput = 256 * kMegabyte;
constexpr rlim_t kMostSeconds = 20;

struct CloseXls {
  void operator()(const void* handle) const { freexl_close(handle); }
};
using Handle = std::unique_ptr<const void, CloseXls>;

std::string utf8_or_nothing(const char* text) {
  return text != nullptr && base::is_utf8(text) ? std::string(text) : std::string();
}

Cell cell_of_text(int type, const char* words) {
  const std::string text = utf8_or_nothing(words);
  if (type != FREEXL_CELL_DATE && type != FREEXL_CELL_DATETIME) return text_cell(text);
  const auto day = base::parse_iso_date(text.substr(0, 10));
  return day ? Cell{CellKind::Date, base::iso(*day)} : text_cell(text);
}

Cell cell_of(const FreeXL_CellValue& value) {
  switch (value.type) {
    case FREEXL_CELL_INT:
      return number_cell(value.value.int_value);
    case FREEXL_CELL_DOUBLE:
      return number_cell(value.value.double_value);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
      return cell_of_text(value.type, value.value.text_value);
    default:
      return {};
  }
}

bool read_active_sheet(const void* handle, SheetBuilder& sheet) {
  unsigned rows = 0;
  unsigned short columns = 0;
  if (freexl_worksheet_dimensions(handle, &rows, &columns) != FREEXL_OK) return true;
  for (unsigned row = 0; row < rows; ++row)
    for (unsigned short column = 0; column < columns; ++column) {
      FreeXL_CellValue value{};
      if (freexl_get_cell_value(handle, row, column, &value) != FREEXL_OK) continue;
      if (!sheet.put({row + 1U, column}, cell_of(value))) return false;
    }
  return true;
}

XlsOutcome read_sheets(const void* handle, Workbook& book) {
  unsigned sheets = 0;
  if (freexl_get_info(handle, FREEXL_BIFF_SHEET_COUNT, &sheets) != FREEXL_OK) return XlsOutcome::NotAWorkbook;
  if (sheets > kMostSheets) return XlsOutcome::TooLarge;
  std::size_t cells_left = kMostCells;
  for (unsigned number = 0; number < sheets; ++number) {
    const auto i = static_cast<unsigned short>(number);
    const char* name = nullptr;
    if (freexl_get_worksheet_name(handle, i, &name) != FREEXL_OK ||
        freexl_select_active_worksheet(handle, i) != FREEXL_OK)
      return XlsOutcome::NotAWorkbook;
    SheetBuilder sheet(utf8_or_nothing(name), cells_left);
    if (!read_active_sheet(handle, sheet)) return XlsOutcome::TooLarge;
    book.sheets.push_back(sheet.taken());
  }
  return book.sheets.empty() ? XlsOutcome::NotAWorkbook : XlsOutcome::Read;
}

bool limit(decltype(RLIMIT_AS) what, rlim_t most) {
  const rlimit limits{most, most};
  return ::setrlimit(what, &limits) == 0;
}

// The environment may hold the passwords of databases, which this process has no use for.
void forget_environment() {
  for (char** entry = ::environ; *entry != nullptr; ++entry) std::memset(*entry, 0, std::strlen(*entry));
}

bool limit_this_process() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr bool kTakesShadowMemory = true;
#elif defined(__has_feature)
  constexpr bool kTakesShadowMemory = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
  constexpr bool kTakesShadowMemory = false;
#endif
  // A sanitizer reserves far more than any limit, without using it.
  const bool holds = kTakesShadowMemory || limit(RLIMIT_AS, kMostMemory);
  return holds && limit(RLIMIT_CPU, kMostSeconds) && limit(RLIMIT_FSIZE, kMostOutput) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NPROC, 0);
}

// Every program that links this file can be the process that reads: tests, the server, commands. It ends here before
// main begins, so nothing of the program that started it, neither memory nor open files, is within the library's reach.
__attribute__((constructor)) void read_one_file_where_asked() {
  const char* const asked = std::getenv(read_xls_variable().c_str());
  if (asked == nullptr) return;
  const std::string paths = asked;
  forget_environment();
  const auto colon = paths.find(':');
  if (colon == std::string::npos || !limit_this_process()) ::_exit(static_cast<int>(XlsOutcome::NotWritten));
  ::_exit(static_cast<int>(dump_xls(paths.substr(0, colon), paths.substr(colon + 1))));
}

}  // namespace

std::string read_xls_variable() {
  return "SIGHTLINE_READ_XLS";
}

XlsOutcome dump_xls(const std::string& from, const std::string& to) {
  const void* opened = nullptr;
  const int fault = freexl_open(from.c_str(), &opened);
  const Handle handle(opened);
  if (fault != FREEXL_OK) return XlsOutcome::NotAWorkbook;
  unsigned password = 0;
  if (freexl_get_info(handle.get(), FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK && password == FREEXL_BIFF_OBFUSCATED)
    return XlsOutcome::Locked;
  Workbook book;
  if (const auto outcome = read_sheets(handle.get(), book); outcome != XlsOutcome::Read) return outcome;
  std::ofstream out(to, std::ios::binary);
  out << dump_of(book);
  out.close();
  return out ? XlsOutcome::Read : XlsOutcome::NotWritten;
}

}  // namespace spreadsheets
