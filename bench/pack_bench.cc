// A pack of 500 pages bound from files: time and the memory that it takes, printed as one line for bench/pack.mjs.
//   pack_bench make FOLDER       ten papers of 49 pages each, and a cover sheet for each
//   pack_bench scan FOLDER       the same, each page of a paper a picture of 400 kB
//   pack_bench bind FOLDER OUT   the pack of them
//   pack_bench run PROGRAM ...   another program, measured in the same way
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/london_time.h"
#include "documents/writers.h"
#include "paper_files/pack_writer.h"

namespace {

namespace fs = std::filesystem;

constexpr int kPapers = 10;
constexpr int kPagesEach = 49;

void write(const fs::path& to, const std::string& bytes) {
  std::ofstream(to, std::ios::binary) << bytes;
}

documents::Report report(const std::string& title, int pages) {
  documents::Report out;
  out.title = title;
  out.made_at = base::start_of_day(base::Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(18)));
  for (int page = 1; page <= pages; ++page) {
    if (page > 1) out.blocks.emplace_back(documents::PageBreak{});
    out.blocks.emplace_back(documents::Heading{1, "Part " + std::to_string(page)});
    documents::Table table;
    table.caption = "Invented figures of part " + std::to_string(page);
    table.columns = {{"Place"}, {"Number", true}, {"Of them", true}};
    for (int row = 0; row < 20; ++row)
      table.rows.push_back({"Place " + std::to_string(row), documents::Count{row * page}, documents::Count{row}});
    out.blocks.emplace_back(std::move(table));
  }
  return out;
}

int make(const fs::path& folder) {
  for (int i = 0; i < kPapers; ++i) {
    write(folder / (std::to_string(i) + "-cover.pdf"), documents::pdf_file(report("Cover sheet", 1)));
    write(folder / (std::to_string(i) + "-paper.pdf"), documents::pdf_file(report("Paper", kPagesEach)));
  }
  return 0;
}

/// Pages that are pictures, as a scanner makes them. Nothing here unpacks a picture, so noise will do.
std::string scanned(int pages) {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  const auto add = [&](const std::string& object) {
    places.push_back(out.size());
    out += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  };
  std::string kids;
  for (int page = 0; page < pages; ++page) kids += std::to_string(3 + 3 * page) + " 0 R ";
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("<< /Type /Pages /Count " + std::to_string(pages) + " /Kids [ " + kids + "] >>");
  std::uint64_t noise = 88172645463325252ULL;
  std::string picture(400'000, ' ');
  const std::string content = "q 595 0 0 842 0 0 cm /I Do Q";
  for (int page = 0; page < pages; ++page) {
    const auto next = [&](int more) { return std::to_string(3 + 3 * page + more) + " 0 R"; };
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + next(1) + " /Resources << /XObject << /I " +
        next(2) + " >> >> >>");
    add("<< /Length " + std::to_string(content.size()) + " >> stream\n" + content + "\nendstream");
    for (char& c : picture) {
      noise ^= noise << 13;
      noise ^= noise >> 7;
      noise ^= noise << 17;
      c = static_cast<char>(noise & 0xff);
    }
    add("<< /Type /XObject /Subtype /Image /Width 1240 /Height 1754 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Filter /DCTDecode /Length 400000 >> stream\n" +
        picture + "\nendstream");
  }
  const auto table = out.size();
  out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const auto place : places) {
    const auto digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer << /Size " + std::to_string(places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
}

int scan(const fs::path& folder) {
  for (int i = 0; i < kPapers; ++i) {
    write(folder / (std::to_string(i) + "-cover.pdf"), documents::pdf_file(report("Cover sheet", 1)));
    write(folder / (std::to_string(i) + "-paper.pdf"), scanned(kPagesEach));
  }
  return 0;
}

int bind(const fs::path& folder, const fs::path& to) {
  std::vector<paper_files::PackPart> parts;
  std::vector<paper_files::PackBookmark> bookmarks;
  for (int i = 0; i < kPapers; ++i) {
    const auto name = std::to_string(i);
    parts.push_back({.file = folder / (name + "-cover.pdf"), .title = "Cover " + name, .is_watermarked = i % 2 == 0});
    parts.push_back({.file = folder / (name + "-paper.pdf"), .title = "Paper " + name, .is_watermarked = i % 2 == 0});
    bookmarks.push_back({.words = "Paper " + name, .page = i * (kPagesEach + 1) + 1, .level = 0});
  }
  const int pages = paper_files::write_pack(
      parts, bookmarks, {.title = "Measured pack", .watermark = "XX  18 Nov 2026, 09:00  measured"}, to);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("{\"pages\":%d,\"peak_kb\":%ld}\n", pages, used.ru_maxrss);
  return 0;
}

int run(std::vector<std::string> words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    execvp(pointers[0], pointers.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0) return 1;
  std::printf("{\"peak_kb\":%ld}\n", used.ru_maxrss);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> given(words + 1, words + count);
  if (given.size() == 2 && given[0] == "make") return make(given[1]);
  if (given.size() == 2 && given[0] == "scan") return scan(given[1]);
  if (given.size() == 3 && given[0] == "bind") return bind(given[1], given[2]);
  if (given.size() >= 2 && given[0] == "run") return run({given.begin() + 1, given.end()});
  std::fputs("pack_bench make FOLDER | pack_bench bind FOLDER OUT | pack_bench run PROGRAM ...\n", stderr);
  return 2;
}
