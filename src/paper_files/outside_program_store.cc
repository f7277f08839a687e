#include "paper_files/outside_program_store.h"

#include <chrono>
#include <filesystem>
#include <mutex>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/clean_text.h"
#include "paper_files/work_folder.h"
#include "record/child_process.h"

namespace paper_files {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t kMostText = 2U * 1024 * 1024;
constexpr std::chrono::seconds kPatience{60};

struct Limits {
  std::chrono::seconds time;
  int memory_mb;
  int file_mb;
};

// `timeout` ends the program and all that it started; `prlimit` holds each to its memory and its files.
record::ChildResult run_limited(const std::vector<std::string>& program, const Limits& limits, const fs::path& home) {
  constexpr std::int64_t kMb = 1024 * 1024;
  std::vector<std::string> words = {"timeout",
                                    "--kill-after=2",
                                    std::to_string(limits.time.count()),
                                    "prlimit",
                                    "--core=0",
                                    fmt::format("--as={}", limits.memory_mb * kMb),
                                    fmt::format("--fsize={}", limits.file_mb * kMb),
                                    "--"};
  words.insert(words.end(), program.begin(), program.end());
  return record::run_program(words, {{"HOME", home.string()}, {"LC_ALL", "C.UTF-8"}});
}

// Macros off, links from other documents not followed, and every request over the network sent where nobody answers.
constexpr std::string_view kProfile = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisablePythonRuntime" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
)xml";
constexpr std::string_view kExport = R"(pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},)"
                                     R"("ExportBookmarks":{"type":"boolean","value":"true"}})";

std::unexpected<base::Error> not_made(std::string words) {
  return base::invalid("file", std::move(words) + " Save the paper as PDF and send that.");
}

/// LibreOffice takes half a gigabyte; two at once could starve the pages that others wait for.
std::timed_mutex& converting() {
  static std::timed_mutex one;
  return one;
}

std::string as_utf8(std::string text) {
  if (text.size() > kMostText) text.resize(kMostText);
  return documents::clean_text(text, documents::LineEnds::Keep);
}

}  // namespace

base::Result<std::string> pdf_of_word(std::string_view word) {
  const std::unique_lock turn(converting(), kPatience);
  if (!turn.owns_lock()) return not_made("Too many Word files are being read just now. Try again in a minute.");
  const WorkFolder folder;
  folder.write("profile/user/registrymodifications.xcu", kProfile);
  const auto from = folder.write("paper.docx", word);
  const auto ran = run_limited({"soffice", "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                                "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to",
                                std::string(kExport), "--outdir", (folder.path() / "out").string(), from.string()},
                               {.time = 90s, .memory_mb = 4096, .file_mb = 200}, folder.path());
  if (!ran.found || ran.status == 127) return not_made("Word files cannot be read on this machine.");
  if (ran.status == 124 || ran.status == 137) return not_made("This Word file took too long to read.");
  std::string pdf = bytes_of(folder.path() / "out" / "paper.pdf");
  if (ran.status != 0 || pdf.empty()) return not_made("This Word file could not be read.");
  return pdf;
}

base::Result<void> opens_within_limits(std::string_view pdf) {
  const WorkFolder folder;
  const auto file = folder.write("paper.pdf", pdf);
  const auto ran = run_limited({"qpdf", "--warning-exit-0", "--show-npages", file.string()},
                               {.time = 20s, .memory_mb = 1024, .file_mb = 1}, folder.path());
  // Where it refuses the file or is not there, the check of the file itself says what to do.
  const bool hit_a_limit = ran.status == 124 || ran.status >= 128;
  if (hit_a_limit || ran.errors.find("memory") != std::string::npos || ran.errors.find("alloc") != std::string::npos)
    return base::invalid("file", "This PDF takes too much time or memory to open. Save it as PDF once more.");
  return {};
}

std::string text_of_pdf(std::string_view pdf) {
  const WorkFolder folder;
  const auto file = folder.write("paper.pdf", pdf);
  const auto text = folder.path() / "paper.txt";
  const auto ran = run_limited({"pdftotext", "-enc", "UTF-8", "-nopgbrk", file.string(), text.string()},
                               {.time = 30s, .memory_mb = 1024, .file_mb = 64}, folder.path());
  return ran.status == 0 ? as_utf8(bytes_of(text)) : std::string();
}

}  // namespace paper_files
