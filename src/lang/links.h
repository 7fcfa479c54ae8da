#pragma once

#include <cstddef>
#include <string_view>

namespace bedside::lang {

enum class LinkKind : unsigned char { None, Link, Email };

struct LinkMatch {
  LinkKind kind = LinkKind::None;
  std::size_t end = 0;
};

// Finds links and e-mail addresses while a text is read from left to right. Remembers what it has
// looked at, so that a long text without any is still read in linear time.
class LinkFinder {
 public:
  explicit LinkFinder(std::string_view text) : text_(text) {}

  // A link or address that starts at `begin`, which must be a letter or digit at the start of a
  // word; `word_end` is where its first run of ASCII letters and digits ends.
  //
  // Without a scheme a link needs a host of two labels and either "www.", a path, or a top-level
  // domain that is not also a common word: "naar.de" is two words with a missing space. (What X
  // or Bluesky would link is for src/platforms.)
  LinkMatch match(std::size_t begin, std::size_t word_end);

 private:
  LinkMatch with_scheme(std::size_t begin, std::size_t word_end) const;
  LinkMatch email(std::size_t begin);
  LinkMatch bare_host(std::size_t begin);

  std::string_view text_;
  std::size_t no_address_before_ = 0;
  std::size_t no_host_before_ = 0;
};

}  // namespace bedside::lang
