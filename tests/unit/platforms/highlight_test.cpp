#include "platforms/highlight.h"

#include <array>
#include <string>

#include "doctest/doctest.h"

using namespace bedside;

namespace {

std::string marked(std::string_view html, TextSpan hit) {
  return platforms::highlight(html, std::array{hit});
}

}  // namespace

TEST_CASE("highlight: a hit that goes into or out of a link is marked in parts") {
  CHECK(marked("see <a>this</a>", {2, 6}) == "se<em>e </em><a><em>th</em>is</a>");
  CHECK(marked("<a>this</a> now", {2, 8}) == "<a>th<em>is</em></a><em> now</em>");
}

TEST_CASE("highlight: an element that stands alone is passed over") {
  CHECK(marked("one<br/>two", {2, 4}) == "on<em>e<br/>t</em>wo");
}

TEST_CASE("highlight: a sign that opens no tag is text") {
  CHECK(marked("a < b", {2, 5}) == "a <em>< b</em>");
}
