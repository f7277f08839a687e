#include "safe_working/guardian_reports/doctor_words.h"

#include <array>

namespace safe_working {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::array kWords = {
    DoctorWords{
        base::Date{year(1948), month(7), day(5)},
        "junior doctor",
        "junior doctors",
        "Junior Doctors' Forum",
        {"University Hospitals of Leicester NHS Trust, Trust Board, 7 December 2017, paper P1", "title", Evidence::A}},
    DoctorWords{
        base::Date{year(2024), month(9), day(18)},
        "resident doctor",
        "resident doctors",
        "Resident Doctors' Forum",
        {"Announcement of the government and the British Medical Association, September 2024", "the day", Evidence::C}},
};

}  // namespace

std::span<const DoctorWords> doctor_words() {
  return kWords;
}

const DoctorWords& doctor_words_on(base::Date date) {
  const auto* words = &kWords.front();
  for (const auto& row : kWords)
    if (row.from <= date) words = &row;
  return *words;
}

}  // namespace safe_working
