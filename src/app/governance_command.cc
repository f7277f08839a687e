#include "app/governance_command.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/check_answer.h"
#include "app/input_file.h"
#include "app/open_record.h"
#include "base/text.h"
#include "governance/minute_book/minute_book_reader.h"

namespace app {
namespace {

struct CheckAsked {
  std::filesystem::path file;
  std::string codes;
  std::string format = "text";
  bool is_list = false;
};

/// In the order of the table, each once, whatever was typed.
base::Result<std::vector<const governance::Check*>> chosen_checks(const std::string& codes) {
  std::vector<const governance::Check*> out;
  for (const governance::Check& one : governance::checks())
    if (codes.empty()) out.push_back(&one);
  if (codes.empty()) return out;
  for (const std::string_view typed : base::split(codes, ',')) {
    const auto code = base::upper(base::trimmed(typed));
    const governance::Check* one = governance::check_of(code);
    if (one == nullptr)
      return base::invalid("--check", fmt::format("There is no check {}. --list names them all.",
                                                  code.empty() ? "without a code" : code));
    out.push_back(one);
  }
  std::ranges::sort(out);
  const auto again = std::ranges::unique(out);
  out.erase(again.begin(), again.end());
  return out;
}

int refused_book(const std::filesystem::path& file, const base::Errors& faults) {
  for (const base::Error& fault : faults)
    fmt::print(stderr, "{}: {}: {}\n", file.string(), fault.subject, fault.message);
  return 2;
}

int check(const CheckAsked& asked) {
  const bool is_json = asked.format == "json";
  if (asked.is_list) {
    fmt::print("{}", is_json ? check_list_json() : check_list_text());
    return 0;
  }
  if (asked.file.empty())
    return refused({base::ErrorCode::Invalid, "governance check", "Name the minute book's file, or use --list."});
  const auto chosen = chosen_checks(asked.codes);
  if (!chosen) return refused(chosen.error());
  const auto file = InputFile::open(asked.file);
  if (!file) return refused(file.error());
  const auto book = governance::read_minute_book(file->text());
  if (!book) return refused_book(asked.file, book.error());
  const CheckAnswer answer{*book, governance::check_book(*book, *chosen)};
  fmt::print("{}", is_json ? check_json(answer) : check_text(answer));
  return 0;
}

void add_check(CLI::App& group, int& status) {
  auto* command = group.add_subcommand("check", "What is wrong or missing in a minute book, and how to mend it");
  const auto asked = std::make_shared<CheckAsked>();
  command->add_option("file", asked->file, "JSON file (docs/guides/minute-book-file.md); - is standard input");
  command->add_option("--check", asked->codes, "These checks alone, for example Q1,C1; docs/governance-checks.md");
  command->add_option("--format", asked->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--list", asked->is_list, "Name every check and its rule, and read no file");
  command->callback([asked, &status] { status = check(*asked); });
}

}  // namespace

void add_governance(CLI::App& top, int& status) {
  auto* group = top.add_subcommand("governance", "Committees: their minute books as files");
  group->require_subcommand(1);
  add_check(*group, status);
}

}  // namespace app
