#include "app/finding_writer.h"

#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/number.h"
#include "safe_working/contract_rules/finding_row.h"
#include "safe_working/contract_rules/rota_time.h"

namespace app {
namespace {

using namespace safe_working;

constexpr std::size_t kFlushAt = 1 << 16;

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (static_cast<unsigned char>(c) < 0x20)
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  out += '"';
}

struct Found {
  const FiledRotas& doctor;
  const FiledDoctor& terms;
  const DoctorRota& rota;
  const Finding& finding;
};

std::string measured(const Finding& finding) {
  return measure_decimal(finding.measured, row_of(finding.rule).unit);
}
std::string limit(const Finding& finding) {
  return measure_decimal(finding.limit, row_of(finding.rule).unit);
}
std::string fine_hours(const Finding& finding) {
  return measure_decimal({finding.fine_minutes, 1}, Unit::Hours);
}

void append_json_duties(std::string& out, const Found& found) {
  bool is_first = true;
  for (const std::uint32_t place : proof_of(found.finding, found.rota)) {
    const RotaDuty& duty = found.rota.duties[place];
    const FiledDuty& filed = found.doctor.filed[duty.row];
    fmt::format_to(std::back_inserter(out), R"({}{{"line":{},"kind":"{}","start":"{}","end":"{}","label":)",
                   is_first ? "" : ",", filed.line, duty_kind_code(duty.kind), offset_time(duty.starts),
                   offset_time(duty.ends));
    append_json_string(out, filed.label);
    out += '}';
    is_first = false;
  }
}

void append_json(std::string& out, const Found& found) {
  const Finding& f = found.finding;
  const Source& source = limit_of(f).source;
  out += R"({"person":)";
  append_json_string(out, found.doctor.person);
  if (!found.terms.grade.empty()) {
    out += R"(,"grade":)";
    append_json_string(out, found.terms.grade);
  }
  fmt::format_to(std::back_inserter(out),
                 R"(,"rule":"{}","era":"{}","plan":"{}","verdict":"{}","measured":{},"limit":{},"unit":"{}",)"
                 R"("from":"{}","to":"{}","duties":[)",
                 rule_id(f.rule), era_label(f.era), plan_code(found.rota.plan), verdict_code(f.verdict), measured(f),
                 limit(f), unit_name(row_of(f.rule).unit), offset_time(rota_time(f.from)),
                 offset_time(rota_time(f.to)));
  append_json_duties(out, found);
  fmt::format_to(std::back_inserter(out), R"(],"dst_affected":{},)", f.clock_change);
  if (f.paper_minutes != 0)
    fmt::format_to(std::back_inserter(out), R"("paper":{},)", measure_decimal({f.paper_minutes, 1}, Unit::Hours));
  fmt::format_to(std::back_inserter(out), R"("fine":{},"fine_hours":{},"source":{{"document":)", f.is_fine_trigger,
                 fine_hours(f));
  append_json_string(out, source.document);
  out += R"(,"provision":)";
  append_json_string(out, source.provision);
  fmt::format_to(std::back_inserter(out), R"(,"grade":"{}"}},"text":)", evidence_letter(source.grade));
  append_json_string(out, finding_text(f));
  out += '}';
}

void append_csv(std::string& out, const Found& found) {
  std::vector<std::uint32_t> lines;
  for (const std::uint32_t place : proof_of(found.finding, found.rota))
    lines.push_back(found.doctor.filed[found.rota.duties[place].row].line);
  out += base::csv_line(finding_row(found.doctor.person, found.rota.plan, found.finding, lines));
}

void append_text(std::string& out, const Found& found) {
  const Finding& f = found.finding;
  const std::string_view plan = plan_code(found.rota.plan);
  fmt::format_to(std::back_inserter(out), "{}{}{}  {:<10} {}  {}", found.doctor.person, plan.empty() ? "" : ", ", plan,
                 rule_id(f.rule), verdict_code(f.verdict), finding_text(f));
  if (f.is_fine_trigger)
    fmt::format_to(std::back_inserter(out), " Fined: {}.", base::duration_text(std::chrono::minutes(f.fine_minutes)));
  out += '\n';
}

std::string summary_json(const CheckSummary& summary, double seconds) {
  std::string by_rule;
  for (const RuleRow& row : rules()) {
    const auto count = summary.findings_by_rule[index_of(row.rule)];
    if (count > 0)
      fmt::format_to(std::back_inserter(by_rule), R"({}"{}":{})", by_rule.empty() ? "" : ",", row.id, count);
  }
  return fmt::format(R"("summary":{{"persons":{},"duties":{},"seconds":{:.6f},"breaches":{},"notices":{},)"
                     R"("findings_by_rule":{{{}}}}})",
                     summary.persons, summary.duties, seconds, summary.breaches, summary.notices, by_rule);
}

std::string summary_text(const CheckSummary& summary, double seconds) {
  const auto signed_count = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
  std::string out =
      fmt::format("{} by {}: {}, {} ({:.3f} s)\n", base::counted(signed_count(summary.duties), "duty", "duties"),
                  base::counted(signed_count(summary.persons), "doctor", "doctors"),
                  base::counted(signed_count(summary.breaches), "breach", "breaches"),
                  base::counted(signed_count(summary.notices), "notice", "notices"), seconds);
  for (const RuleRow& row : rules()) {
    const auto count = summary.findings_by_rule[index_of(row.rule)];
    if (count > 0) out += fmt::format("  {:<10} {:>9}  {}\n", row.id, base::grouped(signed_count(count)), row.name);
  }
  return out;
}

bool copy(std::FILE* from, std::FILE* to) {
  if (std::fseek(from, 0, SEEK_SET) != 0) return false;
  std::array<char, kFlushAt> bytes{};
  while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), from))
    if (std::fwrite(bytes.data(), 1, got, to) != got) return false;
  return std::ferror(from) == 0;
}

}  // namespace

FindingWriter::FindingWriter(FindingFormat format, bool is_summary_only)
    : format_(format), is_summary_only_(is_summary_only) {}

void FindingWriter::begin() {
  buffer_.clear();
  is_first_ = true;
  if (is_summary_only_) return;
  aside_.reset(std::tmpfile());
  has_failed_ = !aside_;
}

void FindingWriter::take(const FiledRotas& doctor, const FiledDoctor& terms, const DoctorRota& rota,
                         std::span<const Finding> findings) {
  if (is_summary_only_) return;
  for (const Finding& finding : findings) {
    const Found found{doctor, terms, rota, finding};
    if (format_ == FindingFormat::Json) {
      buffer_ += is_first_ ? "\n" : ",\n";
      append_json(buffer_, found);
    } else if (format_ == FindingFormat::Csv) {
      append_csv(buffer_, found);
    } else {
      append_text(buffer_, found);
    }
    is_first_ = false;
    if (buffer_.size() >= kFlushAt) flush();
  }
}

void FindingWriter::flush() {
  if (aside_ && std::fwrite(buffer_.data(), 1, buffer_.size(), aside_.get()) != buffer_.size()) has_failed_ = true;
  buffer_.clear();
}

bool FindingWriter::give_out(const CheckSummary& summary, double seconds, std::FILE* out) {
  flush();
  if (has_failed_) return false;
  const bool is_json = format_ == FindingFormat::Json;
  if (is_json) fmt::print(out, "{{");
  if (!is_summary_only_) {
    if (is_json) fmt::print(out, R"("findings":[)");
    if (format_ == FindingFormat::Csv) fmt::print(out, "{}", base::csv_line(finding_columns()));
    if (!copy(aside_.get(), out)) return false;
    if (is_json) fmt::print(out, "\n],");
  }
  if (is_json) fmt::print(out, "{}}}\n", summary_json(summary, seconds));
  // A table of findings stays a table: its summary goes where a person reads it.
  const bool is_table = format_ == FindingFormat::Csv && !is_summary_only_;
  if (!is_json) fmt::print(is_table ? stderr : out, "{}", summary_text(summary, seconds));
  return std::fflush(out) == 0;
}

}  // namespace app
