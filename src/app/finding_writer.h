// Findings as text, JSON or CSV, written aside as they are found and given out only when the whole file was judged.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "safe_working/contract_rules/file_check.h"

namespace app {

enum class FindingFormat { Text, Json, Csv };

class FindingWriter : public safe_working::FindingTaker {
 public:
  explicit FindingWriter(FindingFormat format, bool is_summary_only);

  void begin() override;
  void take(const safe_working::FiledRotas& doctor, const safe_working::FiledDoctor& terms,
            const safe_working::DoctorRota& rota, std::span<const safe_working::Finding> findings) override;

  /// False where the disk or `out` failed. `seconds`: how long the check took.
  [[nodiscard]] bool give_out(const safe_working::CheckSummary& summary, double seconds, std::FILE* out);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void flush();

  FindingFormat format_;
  bool is_summary_only_;
  bool is_first_ = true;
  bool has_failed_ = false;
  std::string buffer_;
  std::unique_ptr<std::FILE, Close> aside_;
};

}  // namespace app
