#include "app/quorum_command.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/input_file.h"
#include "app/open_record.h"
#include "app/quorum_answer.h"
#include "governance/committees/quorum_doubts.h"
#include "governance/committees/quorum_file.h"

namespace app {
namespace {

struct QuorumAsked {
  std::filesystem::path rule;
  std::filesystem::path attendance;
  std::string format = "text";
};

/// What stands in the file; nothing where it is refused and standard error says why.
template <class T>
std::optional<T> read(const std::filesystem::path& path, base::Checked<T> (*read_bytes)(std::string_view)) {
  const auto file = InputFile::open(path);
  if (!file) {
    (void)refused(file.error());
    return std::nullopt;
  }
  auto value = read_bytes(file->text());
  if (value) return *std::move(value);
  for (const base::Error& fault : value.error())
    fmt::print(stderr, "{}, {}: {}\n", path.string(), fault.subject, fault.message);
  return std::nullopt;
}

int judge(const QuorumAsked& asked) {
  if (asked.rule == "-" && asked.attendance == "-")
    return refused({base::ErrorCode::Invalid, "-", "Only one of the two files can be standard input."});
  const auto terms = read(asked.rule, governance::read_quorum_terms);
  const auto attendance = read(asked.attendance, governance::read_quorum_attendance);
  if (!terms || !attendance) return 2;
  const QuorumAnswer answer{*terms, governance::judge_quorum(*terms, *attendance),
                            governance::quorum_doubts(*terms, attendance->seats)};
  fmt::print("{}", asked.format == "json" ? quorum_json(answer) : quorum_text(answer));
  return 0;
}

}  // namespace

void add_quorum(CLI::App& top, int& status) {
  auto* quorum = top.add_subcommand("quorum", "Judge a committee's quorum: its rule against who is present");
  const auto asked = std::make_shared<QuorumAsked>();
  quorum->add_option("rule", asked->rule, "JSON file with the rule and its options; - is standard input")->required();
  quorum->add_option("attendance", asked->attendance, "JSON file with the seats and who is present")->required();
  quorum->add_option("--format", asked->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  quorum->callback([asked, &status] { status = judge(*asked); });
}

}  // namespace app
