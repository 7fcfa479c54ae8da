#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "json/value.h"
#include "model/draft.h"
#include "platforms/emoji_rules.h"
#include "platforms/evidence.h"
#include "platforms/fold.h"

namespace bedside::lang {
class Language;
}

namespace bedside::platforms {

// How a platform counts the length of a text.
enum class Unit : std::uint8_t {
  Weighted,  // by ranges of code points; links and emoji may have a length of their own
  Grapheme,  // user-perceived characters
  CodePoint,
  Utf16,
  Utf8,  // bytes
};

// What people call the unit ("characters") is a matter of the interface; this is its stable name:
// "weighted", "grapheme", "code-point", "utf16", "utf8".
std::string_view unit_name(Unit unit);

struct PictureRules {
  std::size_t most = 0;
  std::vector<std::string> types;  // media types
  std::size_t alt_limit = 0;       // characters, 0 = not known
  std::size_t byte_limit = 0;      // of one file, 0 = not known
  int ratio_min_permille = 0;      // width / height that is shown without a crop
  int ratio_max_permille = 0;
  int least_width = 0;  // pixels; smaller ones are refused
  int least_height = 0;
  Evidence evidence;
};

// Of one file. 0 = not known.
struct VideoRules {
  std::size_t least_ms = 0;
  std::size_t most_ms = 0;
  std::size_t byte_limit = 0;
  int ratio_min_permille = 0;
  int ratio_max_permille = 0;
  Evidence evidence;
};

// What a post cannot do without.
enum class Needs : std::uint8_t { Nothing, Picture, Video, PictureOrVideo, Document };

struct Surface {
  std::string id;    // "post", "reel", "story"; the first one of a platform is its default
  std::string name;  // "Post"
  std::size_t limit = 0;
  Unit unit = Unit::Grapheme;
  Fold fold;
  std::size_t most_hashtags = 0;  // 0 = no limit known
  std::size_t advise = 0;         // length that readers see or prefer; 0 = none known
  std::size_t byte_limit = 0;     // UTF-8 bytes, besides `limit`; 0 = none
  bool may_be_empty = false;      // a picture alone is a post
  bool dead_links = false;        // links of the platform cannot be opened here
  Needs needs = Needs::Nothing;
  std::optional<PictureRules> pictures;  // other rules than the platform's
  std::optional<VideoRules> video;       // absent: nothing known, or none
  Evidence evidence;                     // of the limit

  // A field of another surface ("photo.title"), not a place to post to.
  bool is_part() const { return id.find('.') != std::string::npos; }
};

// Code points first to last count `weight`.
struct WeightRange {
  char32_t first = 0;
  char32_t last = 0;
  std::uint32_t weight = 0;
};

// How texts are counted, whatever the surface.
struct Counting {
  // Unit::Weighted: weights are divided by `scale` at the end, rounding down.
  std::uint32_t scale = 1;
  std::uint32_t default_weight = 1;
  std::vector<WeightRange> ranges;
  EmojiRules emoji;

  std::size_t link_length = 0;        // every link counts as this many; 0 = as it is
  bool local_mentions = false;        // @name@server counts as @name
  bool bare_links_if_longer = false;  // links without a scheme too, when that makes the text longer
  bool emoji_as_bytes = false;        // an emoji counts its UTF-8 bytes
  bool as_written = false;            // not in NFC: code points as they were typed
  std::u32string forbidden;           // characters that make a text invalid
};

// Grammars of what a platform turns into links of its own; `None`: it does not.
enum class LinkGrammar : std::uint8_t {
  None,
  X,        // twitter-text: with a scheme or as a bare domain with a known ending
  Scheme,   // only with http:// or https://
  Bluesky,  // with a scheme, or a bare domain of letters and digits with a known ending
};
enum class MentionGrammar : std::uint8_t {
  None,
  X,       // @name of 1 to 20 letters, digits and _
  Name,    // @name of up to 30 letters, digits, _ and inner .
  Domain,  // @name.example.org with a known ending
  Server,  // @name and @name@example.org
  Picked,  // @[Name](urn:li:...): picked from a list, never typed
};
enum class HashtagGrammar : std::uint8_t {
  None,
  X,             // letters, marks, digits, _ and some joiners, a letter among them
  Word,          // letters, marks, digits and _
  Alphanumeric,  // letters, marks and digits
  Bluesky,       // up to white space, without closing punctuation
  Mastodon,      // as Word, and · between letters; not after / or )
};

enum class CashtagGrammar : std::uint8_t {
  None,
  X,        // $ and 1 to 6 letters, after white space
  Bluesky,  // $, a letter and up to 4 letters or digits
};

struct EntityRules {
  LinkGrammar links = LinkGrammar::None;
  MentionGrammar mentions = MentionGrammar::None;
  HashtagGrammar hashtags = HashtagGrammar::None;
  CashtagGrammar cashtags = CashtagGrammar::None;
};

// A text of ours with what the platform must make of it.
struct PlatformExample {
  std::string text;
  std::string surface;
  std::size_t length = 0;
  bool valid = true;
  std::optional<std::vector<std::string>> links, mentions, hashtags, cashtags;
  std::vector<model::Picture> pictures;
  std::string language;  // of the text; "" = unknown
  // Names of the problems (problems.h) of the post and the parts of its text, in order.
  std::optional<std::vector<std::pair<std::string, std::string>>> problems;
};

// One file of assets/platforms.
struct Platform {
  std::string id;       // file name: "x"
  std::string name;     // as people call it: "X"
  std::string checked;  // newest day a source was checked: "2026-11-22"
  std::vector<Source> sources;
  std::vector<Surface> surfaces;
  bool threads = false;  // posts may follow one another as one text
  Counting counting;
  EntityRules entities;
  std::size_t advised_hashtags = 0;  // 0 = none
  std::size_t most_mentions = 0;     // 0 = no limit known
  std::size_t most_links = 0;        // different ones; 0 = no limit known
  bool comment_links = false;        // links in the first comment can be opened
  std::u32string reserved;           // characters that cut a text sent through its interface
  bool refuses_phones = false;       // posts with a telephone number
  PictureRules pictures;
  Evidence counting_evidence, hashtag_evidence, entity_evidence, reserved_evidence, phone_evidence;
  std::vector<PlatformExample> examples;
  // Numbers and words for drawing its card (preview/card.h reads them); absent: no preview yet.
  std::optional<json::Value> preview;

  // The surface called `id`, the default one for "", or null.
  const Surface* surface(std::string_view id) const;
  const PictureRules& pictures_of(const Surface& surface) const {
    return surface.pictures ? *surface.pictures : pictures;
  }
};

// Errors: AssetInvalid, AssetSourceMissing, UnknownKey and the like, with the place in the file.
// The file's fields are described in assets/schemas/platform-1.schema.json.
Result<Platform> load_platform(std::string id, const json::Value& file);

// The language of a tag, or null.
using FindLanguage = std::function<const lang::Language*(std::string_view tag)>;

// Counts the examples of the file and looks for their problems; every difference is an
// AssetExampleFails with its place.
Diagnostics check_examples(const Platform& platform, const FindLanguage& language = {});

}  // namespace bedside::platforms
