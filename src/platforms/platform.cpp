#include "platforms/platform.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "json/fields.h"

namespace bedside::platforms {
namespace {

using json::Fields;

template <class T>
struct Name {
  std::string_view name;
  T value;
};

constexpr std::array units = {
    Name<Unit>{"weighted", Unit::Weighted},
    Name<Unit>{"grapheme", Unit::Grapheme},
    Name<Unit>{"code-point", Unit::CodePoint},
    Name<Unit>{"utf16", Unit::Utf16},
    Name<Unit>{"utf8", Unit::Utf8},
};

constexpr std::array link_grammars = {
    Name<LinkGrammar>{"none", LinkGrammar::None},
    Name<LinkGrammar>{"x", LinkGrammar::X},
    Name<LinkGrammar>{"scheme", LinkGrammar::Scheme},
    Name<LinkGrammar>{"bluesky", LinkGrammar::Bluesky},
};

constexpr std::array mention_grammars = {
    Name<MentionGrammar>{"none", MentionGrammar::None},
    Name<MentionGrammar>{"x", MentionGrammar::X},
    Name<MentionGrammar>{"name", MentionGrammar::Name},
    Name<MentionGrammar>{"domain", MentionGrammar::Domain},
    Name<MentionGrammar>{"server", MentionGrammar::Server},
    Name<MentionGrammar>{"picked", MentionGrammar::Picked},
};

constexpr std::array hashtag_grammars = {
    Name<HashtagGrammar>{"none", HashtagGrammar::None},
    Name<HashtagGrammar>{"x", HashtagGrammar::X},
    Name<HashtagGrammar>{"word", HashtagGrammar::Word},
    Name<HashtagGrammar>{"alphanumeric", HashtagGrammar::Alphanumeric},
    Name<HashtagGrammar>{"bluesky", HashtagGrammar::Bluesky},
    Name<HashtagGrammar>{"mastodon", HashtagGrammar::Mastodon},
};

constexpr std::array cashtag_grammars = {
    Name<CashtagGrammar>{"none", CashtagGrammar::None},
    Name<CashtagGrammar>{"x", CashtagGrammar::X},
    Name<CashtagGrammar>{"bluesky", CashtagGrammar::Bluesky},
};

constexpr std::array needs_names = {
    Name<Needs>{"picture", Needs::Picture},
    Name<Needs>{"video", Needs::Video},
    Name<Needs>{"picture-or-video", Needs::PictureOrVideo},
    Name<Needs>{"document", Needs::Document},
};

constexpr std::array confidences = {Confidence::High, Confidence::Medium, Confidence::Low,
                                    Confidence::Memory};

template <class T, std::size_t N>
T named(Fields& fields, std::string_view key, const std::array<Name<T>, N>& names) {
  const std::string text = fields.text(key);
  for (const Name<T>& row : names)
    if (row.name == text) return row.value;
  if (!text.empty()) fields.error(ErrorCode::InvalidValue, key, "unknown name");
  return {};
}

bool is_date(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00";
  return std::ranges::equal(
      text, shape, [](char c, char s) { return s == '0' ? c >= '0' && c <= '9' : c == s; });
}

// The files' sources, by id, and what each section says of them.
class Reader {
 public:
  Reader(const json::Value& value, std::string place, Diagnostics& diagnostics)
      : file_(value, std::move(place), diagnostics) {}

  Platform read(std::string id) {
    Platform platform;
    platform.id = std::move(id);
    if (file_.text("format") != "bedside/platform/1")
      file_.error(ErrorCode::UnknownFormat, "format", "expected bedside/platform/1");
    platform.name = file_.text("name");
    platform.threads = file_.flag_or("threads", false);
    read_sources(platform);
    platform.counting = read_counting(file_.object("counting"), platform);
    read_surfaces(platform);
    read_hashtags(file_.object("hashtags"), platform);
    platform.entities = read_entities(file_.object("entities"), platform);
    platform.pictures = read_pictures(file_.object("pictures"));
    if (file_.has("reserved")) read_reserved(file_.object("reserved"), platform);
    if (file_.has("phones")) read_phones(file_.object("phones"), platform);
    read_examples(platform);
    file_.ignore("preview");
    if (const json::Value* preview = file_.value().find("preview")) platform.preview = *preview;
    file_.finish();
    return platform;
  }

 private:
  void read_sources(Platform& platform) {
    const json::Array& sources = file_.array("sources");
    if (sources.empty())
      file_.error(ErrorCode::AssetSourceMissing, "sources", "at least one source is needed");
    for (std::size_t i = 0; i < sources.size(); ++i) {
      Fields source = file_.element("sources", i);
      Source read{source.text("id"), source.text("title"), source.text_or("url", ""),
                  source.text("checked")};
      source_ids_.push_back(read.id);
      if (!is_date(read.checked))
        source.error(ErrorCode::InvalidValue, "checked", "expected a date such as 2026-01-31");
      platform.checked = std::max(platform.checked, read.checked);
      platform.sources.push_back(std::move(read));
      source.finish();
    }
  }

  // Every section names its sources and how sure they are; `note` is for people.
  Evidence read_evidence(Fields& section) {
    Evidence evidence;
    evidence.sources = section.texts_or_none("sources");
    for (const std::string& id : evidence.sources)
      if (!std::ranges::contains(source_ids_, id))
        section.error(ErrorCode::AssetSourceMissing, "sources", "the file has no such source");
    const std::string confidence = section.text("confidence");
    const auto* known = std::ranges::find(confidences, confidence, confidence_name);
    if (known != confidences.end())
      evidence.confidence = *known;
    else if (!confidence.empty())
      section.error(ErrorCode::InvalidValue, "confidence", "unknown confidence");
    if (confidence != "memory" && evidence.sources.empty())
      section.error(ErrorCode::AssetSourceMissing, "sources",
                    "a source is needed unless the confidence is \"memory\"");
    evidence.note = section.text_or("note", "");
    return evidence;
  }

  Counting read_counting(Fields from, Platform& platform) {
    Counting counting;
    unit_ = named(from, "unit", units);
    counting.scale =
        static_cast<std::uint32_t>(std::max<std::int64_t>(from.whole_or("scale", 1), 1));
    counting.default_weight = static_cast<std::uint32_t>(from.whole_or("default_weight", 1));
    if (from.has("emoji")) counting.emoji = read_emoji(from.object("emoji"));
    for (std::size_t i = 0; i < from.array_or_none("ranges").size(); ++i) {
      Fields range = from.element("ranges", i);
      counting.ranges.push_back({read_code_point(range, "first"), read_code_point(range, "last"),
                                 static_cast<std::uint32_t>(range.whole("weight"))});
      range.finish();
    }
    counting.link_length = static_cast<std::size_t>(from.whole_or("link_length", 0));
    counting.local_mentions = from.flag_or("local_mentions", false);
    counting.bare_links_if_longer = from.flag_or("bare_links_if_longer", false);
    counting.emoji_as_bytes = from.flag_or("emoji_as_bytes", false);
    counting.as_written = from.flag_or("as_written", false);
    for (const std::string& text : from.texts_or_none("forbidden"))
      counting.forbidden.push_back(code_point(from, "forbidden", text));
    platform.counting_evidence = read_evidence(from);
    from.finish();
    return counting;
  }

  // The first character of each text.
  static std::u32string read_characters(Fields& from, std::string_view key) {
    std::u32string characters;
    for (const std::string& text : from.texts_or_none(key))
      characters.push_back(decode_utf8(text, 0).value);
    return characters;
  }

  static EmojiRules read_emoji(Fields from) {
    EmojiRules emoji;
    emoji.weight = static_cast<std::uint32_t>(from.whole("weight"));
    for (std::size_t i = 0; i < from.array_or_none("pairs").size(); ++i) {
      Fields pairs = from.element("pairs", i);
      emoji.add_pairs(pairs.texts("first"), pairs.texts("second"));
      pairs.finish();
    }
    for (std::string& sequence : from.texts_or_none("sequences"))
      emoji.add_sequence(std::move(sequence));
    emoji.set_selectable(read_characters(from, "selectable"));
    emoji.set_separate(read_characters(from, "separate"));
    from.finish();
    return emoji;
  }

  static char32_t read_code_point(Fields& from, std::string_view key) {
    return code_point(from, key, from.text(key));
  }

  // "U+20AC"
  static char32_t code_point(Fields& from, std::string_view key, std::string_view text) {
    std::uint32_t value = 0;
    if (text.starts_with("U+")) {
      text.remove_prefix(2);
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
      if (error == std::errc() && end == text.data() + text.size() && value <= 0x10FFFF)
        return value;
    }
    if (!text.empty())
      from.error(ErrorCode::InvalidValue, key, "expected a code point such as U+20AC");
    return 0;
  }

  void read_surfaces(Platform& platform) {
    const json::Array& surfaces = file_.array("surfaces");
    if (surfaces.empty()) file_.error(ErrorCode::MissingValue, "surfaces", "one is needed");
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      Fields from = file_.element("surfaces", i);
      Surface surface;
      surface.id = from.text("id");
      surface.name = from.text("name");
      surface.limit = static_cast<std::size_t>(from.whole("limit"));
      surface.unit = from.has("unit") ? named(from, "unit", units) : unit_;
      surface.advise = static_cast<std::size_t>(from.whole_or("advise", 0));
      surface.byte_limit = static_cast<std::size_t>(from.whole_or("byte_limit", 0));
      surface.may_be_empty = from.flag_or("may_be_empty", false);
      if (from.has("fold")) surface.fold = read_fold(from.object("fold"));
      surface.dead_links = from.flag_or("dead_links", false);
      if (from.has("needs")) surface.needs = named(from, "needs", needs_names);
      if (from.has("pictures")) surface.pictures = read_pictures(from.object("pictures"));
      if (from.has("video")) surface.video = read_video(from.object("video"));
      if (platform.surface(surface.id) != nullptr)
        from.error(ErrorCode::InvalidValue, "id", "this surface stands twice");
      surface.evidence = read_evidence(from);
      from.finish();
      platform.surfaces.push_back(std::move(surface));
    }
  }

  Fold read_fold(Fields from) {
    Fold fold;
    fold.lines = static_cast<int>(from.whole_or("lines", 0));
    fold.desktop_lines = static_cast<int>(from.whole_or("desktop_lines", 0));
    fold.characters = static_cast<int>(from.whole_or("characters", 0));
    read_evidence(from);
    from.finish();
    return fold;
  }

  void read_hashtags(Fields from, Platform& platform) {
    const auto most = static_cast<std::size_t>(from.whole_or("most", 0));
    platform.advised_hashtags = static_cast<std::size_t>(from.whole_or("advise", 0));
    for (Surface& surface : platform.surfaces) surface.most_hashtags = most;
    platform.hashtag_evidence = read_evidence(from);
    from.finish();
  }

  EntityRules read_entities(Fields from, Platform& platform) {
    EntityRules rules;
    rules.links = named(from, "links", link_grammars);
    rules.mentions = named(from, "mentions", mention_grammars);
    rules.hashtags = named(from, "hashtags", hashtag_grammars);
    if (from.has("cashtags")) rules.cashtags = named(from, "cashtags", cashtag_grammars);
    platform.most_mentions = static_cast<std::size_t>(from.whole_or("most_mentions", 0));
    platform.most_links = static_cast<std::size_t>(from.whole_or("most_links", 0));
    platform.comment_links = from.flag_or("comment_links", false);
    platform.entity_evidence = read_evidence(from);
    from.finish();
    return rules;
  }

  VideoRules read_video(Fields from) {
    VideoRules video;
    const auto thousandths = [&](std::string_view key) {
      return std::lround(1000 * from.number_or(key, 0));
    };
    video.least_ms = static_cast<std::size_t>(thousandths("seconds_min"));
    video.most_ms = static_cast<std::size_t>(thousandths("seconds_max"));
    video.byte_limit = static_cast<std::size_t>(from.whole_or("byte_limit", 0));
    video.ratio_min_permille = static_cast<int>(thousandths("ratio_min"));
    video.ratio_max_permille = static_cast<int>(thousandths("ratio_max"));
    video.evidence = read_evidence(from);
    from.finish();
    return video;
  }

  void read_reserved(Fields from, Platform& platform) {
    const std::string characters = from.text("characters");
    for (std::size_t i = 0; i < characters.size();) {
      const CodePoint c = decode_utf8(characters, i);
      platform.reserved.push_back(c.value);
      i += c.size;
    }
    platform.reserved_evidence = read_evidence(from);
    from.finish();
  }

  void read_phones(Fields from, Platform& platform) {
    platform.refuses_phones = from.flag("refused");
    platform.phone_evidence = read_evidence(from);
    from.finish();
  }

  PictureRules read_pictures(Fields from) {
    PictureRules pictures;
    pictures.most = static_cast<std::size_t>(from.whole("most"));
    pictures.types = from.texts_or_none("types");
    pictures.alt_limit = static_cast<std::size_t>(from.whole_or("alt_limit", 0));
    pictures.byte_limit = static_cast<std::size_t>(from.whole_or("byte_limit", 0));
    pictures.ratio_min_permille =
        static_cast<int>(std::lround(1000 * from.number_or("ratio_min", 0)));
    pictures.ratio_max_permille =
        static_cast<int>(std::lround(1000 * from.number_or("ratio_max", 0)));
    pictures.least_width = static_cast<int>(from.whole_or("width_min", 0));
    pictures.least_height = static_cast<int>(from.whole_or("height_min", 0));
    pictures.evidence = read_evidence(from);
    from.finish();
    return pictures;
  }

  static model::PictureText read_words(Fields from) {
    const auto part = [&](std::string_view key) { return static_cast<int>(from.whole(key)); };
    const model::PictureBox box = {part("x"), part("y"), part("width"), part("height")};
    model::PictureText out{model::fitted(box), from.text("text")};
    from.finish();
    return out;
  }

  // What an example of problems.h holds besides its text.
  static void read_problems(Fields& from, PlatformExample& example) {
    example.language = from.text_or("language", "");
    for (std::size_t i = 0; i < from.array_or_none("pictures").size(); ++i) {
      Fields picture = from.element("pictures", i);
      model::Picture read;
      read.width = static_cast<int>(picture.whole("width"));
      read.height = static_cast<int>(picture.whole("height"));
      read.media_type = picture.text_or("type", "image/jpeg");
      read.bytes = static_cast<std::size_t>(picture.whole_or("bytes", 0));
      read.video_seconds = static_cast<int>(
          std::min<std::int64_t>(picture.whole_or("seconds", 0), model::longest_video_seconds));
      const auto letters = static_cast<std::size_t>(picture.whole_or("alt_length", 0));
      if (letters > 0) read.alt["en"] = std::string(std::min<std::size_t>(letters, 10'000), 'a');
      for (std::size_t word = 0; word < picture.array_or_none("words").size(); ++word)
        read.texts.push_back(read_words(picture.element("words", word)));
      picture.finish();
      example.pictures.push_back(std::move(read));
    }
    if (!from.has("problems")) return;
    example.problems.emplace();
    for (std::size_t i = 0; i < from.array_or_none("problems").size(); ++i) {
      Fields problem = from.element("problems", i);
      example.problems->emplace_back(problem.text("is"), problem.text_or("part", ""));
      problem.finish();
    }
  }

  void read_examples(Platform& platform) {
    const json::Array& examples = file_.array("examples");
    if (examples.size() < 2)
      file_.error(ErrorCode::MissingValue, "examples", "at least two are needed");
    for (std::size_t i = 0; i < examples.size(); ++i) {
      Fields from = file_.element("examples", i);
      PlatformExample example;
      // An empty text is a good example.
      const json::Value* text = from.value().find("text");
      from.ignore("text");
      if (text != nullptr && text->is_string())
        example.text = text->as_string();
      else
        from.error(ErrorCode::MissingValue, "text", "expected a text");
      example.surface = from.text_or("surface", "");
      example.length = static_cast<std::size_t>(from.whole("length"));
      example.valid = from.flag_or("valid", true);
      const auto list = [&](std::string_view key) -> std::optional<std::vector<std::string>> {
        if (!from.has(key)) return std::nullopt;
        return from.texts(key);
      };
      example.links = list("links");
      example.mentions = list("mentions");
      example.hashtags = list("hashtags");
      example.cashtags = list("cashtags");
      read_problems(from, example);
      from.finish();
      if (platform.surface(example.surface) == nullptr)
        from.error(ErrorCode::InvalidValue, "surface", "the platform has no such surface");
      platform.examples.push_back(std::move(example));
    }
  }

  Fields file_;
  std::vector<std::string> source_ids_;
  Unit unit_ = Unit::Grapheme;
};

}  // namespace

std::string_view unit_name(Unit unit) {
  for (const Name<Unit>& row : units)
    if (row.value == unit) return row.name;
  return {};
}

const Surface* Platform::surface(std::string_view surface_id) const {
  if (surface_id.empty()) return surfaces.empty() ? nullptr : &surfaces.front();
  const auto found = std::ranges::find(surfaces, surface_id, &Surface::id);
  return found != surfaces.end() ? &*found : nullptr;
}

Result<Platform> load_platform(std::string id, const json::Value& file) {
  Diagnostics diagnostics;
  Reader reader(file, "platforms/" + id + ".json", diagnostics);
  Platform platform = reader.read(std::move(id));
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  return platform;
}

}  // namespace bedside::platforms
