#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "governance/minute_book/json_node.h"

namespace governance {
namespace {

namespace json = boost::json;
using json::error_code;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Builds the value as the parser walks the bytes. Numbers are read from their own text: the parser's are not always
/// the nearest.
class NodeMaker {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  explicit NodeMaker(std::size_t values) : values_left_(values) {}

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& fault) { return open(JsonNode{JsonObject()}, fault); }
  bool on_object_end(std::size_t, error_code&) { return close(); }
  bool on_array_begin(error_code& fault) { return open(JsonNode{JsonArray()}, fault); }
  bool on_array_end(std::size_t, error_code&) { return close(); }
  bool on_key_part(json::string_view part, std::size_t, error_code&) { return collect(part); }
  bool on_key(json::string_view part, std::size_t, error_code&) {
    collect(part);
    std::get<JsonObject>(open_.back().value).push_back({std::exchange(text_, {}), {}});
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, error_code&) { return collect(part); }
  bool on_string(json::string_view part, std::size_t, error_code& fault) {
    collect(part);
    return put(JsonNode{std::exchange(text_, {})}, fault);
  }
  bool on_number_part(json::string_view part, error_code&) { return collect(part); }
  bool on_int64(std::int64_t, json::string_view part, error_code& fault) { return number(part, fault); }
  bool on_uint64(std::uint64_t, json::string_view part, error_code& fault) { return number(part, fault); }
  bool on_double(double, json::string_view part, error_code& fault) { return number(part, fault); }
  bool on_bool(bool value, error_code& fault) { return put(JsonNode{value}, fault); }
  bool on_null(error_code& fault) { return put(JsonNode{}, fault); }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }

  [[nodiscard]] JsonNode& root() { return root_; }
  /// Why the maker itself stopped; empty where the parser did.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }

 private:
  bool collect(json::string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool refuse(std::string why, error_code& fault) {
    refusal_ = std::move(why);
    fault = json::error::syntax;
    return false;
  }
  bool count(error_code& fault) {
    if (values_left_ == 0) return refuse("holds more values than one file may: split the file", fault);
    --values_left_;
    return true;
  }
  bool open(JsonNode node, error_code& fault) {
    if (!count(fault)) return false;
    open_.push_back(std::move(node));
    return true;
  }
  bool close() {
    JsonNode done = std::move(open_.back());
    open_.pop_back();
    place(std::move(done));
    return true;
  }
  bool put(JsonNode node, error_code& fault) {
    if (!count(fault)) return false;
    place(std::move(node));
    return true;
  }
  bool number(json::string_view part, error_code& fault) {
    collect(part);
    const std::string text = std::exchange(text_, {});
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value)) return refuse("holds a number that is too large", fault);
    return put(JsonNode{value}, fault);
  }
  void place(JsonNode node) {
    if (open_.empty())
      root_ = std::move(node);
    else if (auto* array = std::get_if<JsonArray>(&open_.back().value))
      array->push_back(std::move(node));
    else
      std::get<JsonObject>(open_.back().value).back().node = std::move(node);
  }

  std::vector<JsonNode> open_;
  JsonNode root_;
  std::string text_;
  std::string refusal_;
  std::size_t values_left_;
};

std::string place_in(std::string_view before) {
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto start = before.rfind('\n');
  const auto of_line = start == std::string_view::npos ? before : before.substr(start + 1);
  return fmt::format("line {}, column {}", line, base::length_utf8(of_line) + 1);
}

std::string first_line_not_utf8(std::string_view bytes) {
  std::size_t line = 1;
  for (const auto words : base::split(bytes, '\n')) {
    if (!base::is_utf8(words)) break;
    ++line;
  }
  return fmt::format("line {}", line);
}

std::string words_for(const error_code& fault) {
  if (fault == json::error::too_deep)
    return "Values stand inside one another here more deeply than in any minute book.";
  if (fault == json::error::incomplete)
    return "The file ends in the middle: a bracket or a quotation mark is not closed.";
  if (fault == json::error::extra_data) return "Something follows the end of the file's one object: take it away.";
  return fmt::format("This is not JSON: {}. Look at the character before this place too.", fault.message());
}

}  // namespace

base::Result<JsonNode> parse_json(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.size() > limits.bytes)
    return base::invalid("line 1, column 1",
                         fmt::format("The file is larger than {} MB: split it.", limits.bytes / 1024 / 1024));
  if (base::trimmed(bytes).empty()) return base::invalid("line 1, column 1", "The file is empty.");
  if (!base::is_utf8(bytes))
    return base::invalid(first_line_not_utf8(bytes), "The file is not UTF-8 here: save it again as UTF-8.");
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<NodeMaker> parser(options, limits.values);
  error_code fault;
  std::size_t read = parser.write_some(false, bytes.data(), bytes.size(), fault);
  if (!fault && read < bytes.size()) fault = json::error::extra_data;
  NodeMaker& maker = parser.handler();
  if (!fault) return std::move(maker.root());
  read = std::min(read, bytes.size());
  return base::invalid(place_in(bytes.substr(0, read)),
                       maker.refusal().empty() ? words_for(fault) : "The file " + maker.refusal() + ".");
}

}  // namespace governance
