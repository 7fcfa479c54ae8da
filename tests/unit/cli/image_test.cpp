#include "cli/image.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/bitmap.h"
#include "doctest/doctest.h"
#include "json/parse.h"
#include "media/picture.h"
#include "support/files.h"

namespace bedside::cli {
namespace {

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome run(std::vector<std::string> arguments, std::string input = "") {
  std::istringstream in(std::move(input));
  std::ostringstream out;
  std::ostringstream err;
  const int status = run_image(arguments, {in, out, err});
  return {status, out.str(), err.str()};
}

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const std::string png = text_of(media::encode_png(Bitmap::blank(5, 4)));
// A comment in front of the pixels.
const std::string jpeg = [] {
  const std::string plain = text_of(media::encode_jpeg(Bitmap::blank(5, 4), 80));
  return plain.substr(0, 2) + std::string("\xFF\xFE\0\x06note", 8) + plain.substr(2);
}();

// A folder of its own that is gone afterwards.
class Folder {
 public:
  Folder() { std::filesystem::create_directories(path_); }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_ = std::filesystem::temp_directory_path() / "bedside-image-test";
};

TEST_CASE("image inspect: one object on one line tells what the file is") {
  const Outcome outcome = run({"inspect"}, png);
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out ==
        "{\"file\":\"-\",\"format\":\"png\",\"width\":5,\"height\":4,\"bytes\":" +
            std::to_string(png.size()) +
            ",\"metadata\":{\"gps\":false,\"camera\":false,\"time\":false,\"xmp\":false,"
            "\"iptc\":false,\"thumbnail\":false}}\n");
}

TEST_CASE("image inspect: a broken file has an error and the others are still told") {
  const Folder folder;
  std::ofstream(folder.file("a.png"), std::ios::binary) << png;
  const Outcome outcome = run({"inspect", folder.file("missing.png"), folder.file("a.png")});
  CHECK(outcome.status == 2);
  const std::size_t end = outcome.out.find('\n');
  const Result<json::Value> first = json::parse(outcome.out.substr(0, end));
  REQUIRE(first);
  CHECK(first->find("error")->string_or("code", "") == "file.unreadable");
  CHECK(json::parse(outcome.out.substr(end))->string_or("format", "") == "png");
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
}

TEST_CASE("image clean: the file is written whole and nothing is left beside it") {
  const Folder folder;
  std::ofstream(folder.file("in.jpg"), std::ios::binary) << jpeg;
  CHECK(run({"clean", folder.file("in.jpg"), folder.file("out.jpg")}).status == 0);
  CHECK(test::read_file(folder.file("out.jpg"))->size() == jpeg.size() - 8);
  CHECK(folder.count() == 2);
}

TEST_CASE("image clean: a file can be cleaned in place") {
  const Folder folder;
  std::ofstream(folder.file("a.jpg"), std::ios::binary) << jpeg;
  CHECK(run({"clean", folder.file("a.jpg"), folder.file("a.jpg")}).status == 0);
  CHECK_FALSE(test::read_file(folder.file("a.jpg"))->contains("note"));
}

TEST_CASE("image clean: what cannot be opened leaves the output as it was") {
  const Folder folder;
  std::ofstream(folder.file("in.png"), std::ios::binary) << png.substr(0, 40);
  std::ofstream(folder.file("out.png"), std::ios::binary) << "before";
  const Outcome outcome = run({"clean", folder.file("in.png"), folder.file("out.png")});
  CHECK(outcome.status == 2);
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
  CHECK(outcome.err.contains("cut off"));
  CHECK(test::read_file(folder.file("out.png")) == "before");
  CHECK(folder.count() == 2);
}

TEST_CASE("image clean: standard input to standard output") {
  CHECK(run({"clean", "-", "-"}, png).out == png);
}

TEST_CASE("image: a wrong call says how it is meant") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{}, {"clean", "a"}, {"resize", "a", "b"}}) {
    const Outcome outcome = run(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.err.contains("image clean IN OUT"));
  }
}

TEST_CASE("image: a folder or a place that cannot be written is one line") {
  const Folder folder;
  CHECK(run({"inspect", folder.file("")}).status == 2);
  const Outcome outcome = run({"clean", "-", folder.file("no/such/a.png")}, png);
  CHECK(outcome.status == 2);
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
}

}  // namespace
}  // namespace bedside::cli
