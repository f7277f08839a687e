#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "site/http.h"

namespace site {
namespace {

std::string part(const std::string& disposition, const std::string& bytes) {
  return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + bytes + "\r\n";
}
std::string field(const std::string& name, const std::string& value) {
  return part("form-data; name=\"" + name + "\"", value);
}

TEST(Multipart, ReadsFieldsAndFiles) {
  const std::string bytes("\0\r\n--\xff\r\n-", 9);
  const auto form =
      parse_multipart(field("_csrf", "token") + field("note", "two\r\nlines") +
                          "--b\r\ncontent-type: text/csv\r\n"
                          "content-disposition: form-data; name=\"file\"; filename=\"posts.csv\"\r\n\r\n" +
                          bytes + "\r\n--b--\r\n",
                      "b");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->values.get("_csrf"), "token");
  EXPECT_EQ(form->values.get("note"), "two\r\nlines");
  ASSERT_EQ(form->uploads.size(), 1);
  EXPECT_EQ(form->uploads[0].field, "file");
  EXPECT_EQ(form->uploads[0].file_name, "posts.csv");
  EXPECT_EQ(form->uploads[0].bytes, bytes);
}

TEST(Multipart, KeepsAFileThatWasNotChosenAsAnEmptyOne) {
  const auto form = parse_multipart(part("form-data; name=\"file\"; filename=\"\"", "") + "--b--\r\n", "b");
  ASSERT_TRUE(form);
  ASSERT_EQ(form->uploads.size(), 1);
  EXPECT_EQ(form->uploads[0].file_name, "");
  EXPECT_EQ(form->uploads[0].bytes, "");
}

TEST(Multipart, ReadsNamesAsBrowsersWriteThem) {
  const struct {
    const char* written;
    const char* file_name;
  } rows[] = {
      {"posts.csv", "posts.csv"},
      {"C:\\Users\\me\\posts.csv", "posts.csv"},
      {"../../etc/passwd", "passwd"},
      {"say %22hello%22.csv", "say \"hello\".csv"},
      {"say \\\"hello\\\".csv", "say \"hello\".csv"},
      {"100%25.csv", "100%25.csv"},
      {"Siôn; rota.csv", "Siôn; rota.csv"},
  };
  for (const auto& row : rows) {
    const auto form = parse_multipart(
        part("form-data; name=\"file\"; filename=\"" + std::string(row.written) + "\"", "x") + "--b--", "b");
    ASSERT_TRUE(form) << row.written;
    EXPECT_EQ(form->uploads.at(0).file_name, row.file_name);
  }
}

TEST(Multipart, TakesAFormWithNothingInIt) {
  for (const auto* body : {"--b--", "--b--\r\n"}) {
    const auto form = parse_multipart(body, "b");
    ASSERT_TRUE(form) << body;
    EXPECT_TRUE(form->values.empty());
    EXPECT_TRUE(form->uploads.empty());
  }
}

TEST(Multipart, RefusesWhatDoesNotFitItsBoundary) {
  const auto good = field("a", "1");
  const struct {
    const char* fault;
    std::string body;
  } rows[] = {
      {"nothing at all", ""},
      {"another boundary", "--c\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--c--\r\n"},
      {"no end", good},
      {"half an end", good + "--b-"},
      {"something before", "preamble\r\n" + good + "--b--\r\n"},
      {"something behind", good + "--b--\r\nepilogue"},
      {"a boundary that goes on", good + "--bc\r\n\r\n--b--\r\n"},
      {"bare line feeds", "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n"},
      {"no empty line", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n--b--\r\n"},
      {"no headers", "--b\r\n\r\n1\r\n--b--\r\n"},
      {"no disposition", "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--\r\n"},
      {"two dispositions",
       "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
       "name=\"b\"\r\n\r\n1\r\n--b--\r\n"},
      {"a folded header", "--b\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n1\r\n--b--\r\n"},
      {"a header with no colon", "--b\r\nContent-Disposition form-data\r\n\r\n1\r\n--b--\r\n"},
      {"not form data", part("attachment; name=\"a\"", "1") + "--b--"},
      {"no name", part("form-data", "1") + "--b--"},
      {"two names", part("form-data; name=\"a\"; name=\"b\"", "1") + "--b--"},
      {"an open quotation mark", part("form-data; name=\"a", "1") + "--b--"},
      {"text behind a quotation mark", part("form-data; name=\"a\"b", "1") + "--b--"},
      {"a field that is not UTF-8", field("a", "\xff") + "--b--"},
      {"a NUL in a field", field("a", std::string(1, '\0')) + "--b--"},
      {"a name that is not UTF-8", field("\xff", "1") + "--b--"},
      {"base64",
       "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n"
       "--b--\r\n"},
  };
  for (const auto& row : rows) EXPECT_FALSE(parse_multipart(row.body, "b")) << row.fault;
}

TEST(Multipart, KeepsItsLimits) {
  std::string parts;
  for (int i = 0; i < 100; ++i) parts += field("a", "1");
  EXPECT_TRUE(parse_multipart(parts + "--b--", "b"));
  EXPECT_FALSE(parse_multipart(parts + field("a", "1") + "--b--", "b"));

  EXPECT_TRUE(parse_multipart(field("a", std::string(1024 * 1024, 'x')) + "--b--", "b"));
  EXPECT_FALSE(parse_multipart(field("a", std::string(1024 * 1024 + 1, 'x')) + "--b--", "b"));
  EXPECT_TRUE(parse_multipart(part("form-data; name=f; filename=f", std::string(1024 * 1024 + 1, 'x')) + "--b--", "b"));

  const auto with_header = [](std::size_t size) {
    return "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nX: " + std::string(size, 'x') + "\r\n\r\n1\r\n--b--";
  };
  EXPECT_TRUE(parse_multipart(with_header(8000), "b"));
  EXPECT_FALSE(parse_multipart(with_header(8 * 1024), "b"));
}

TEST(MultipartBoundary, IsReadFromTheContentType) {
  const struct {
    const char* content_type;
    std::optional<std::string> boundary;
  } rows[] = {
      {"multipart/form-data; boundary=----WebKitFormBoundaryAbC", "----WebKitFormBoundaryAbC"},
      {"Multipart/Form-Data; charset=utf-8; Boundary=\"a b'c\"", "a b'c"},
      {"multipart/form-data", std::nullopt},
      {"multipart/form-data; boundary=", std::nullopt},
      {"multipart/form-data; boundary=\"\"", std::nullopt},
      {"multipart/form-data; boundary=\"a \"", std::nullopt},
      {"multipart/form-data; boundary=\"a\r\nb\"", std::nullopt},
      {"multipart/form-data; boundary=a; boundary=b", std::nullopt},
      {"multipart/mixed; boundary=a", std::nullopt},
      {"application/x-www-form-urlencoded", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(multipart_boundary(row.content_type), row.boundary) << row.content_type;
  EXPECT_TRUE(multipart_boundary("multipart/form-data; boundary=" + std::string(70, 'b')));
  EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'b')));
}

}  // namespace
}  // namespace site
