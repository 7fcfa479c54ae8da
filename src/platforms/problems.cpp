#include "platforms/problems.h"

#include <algorithm>
#include <array>
#include <format>

#include "base/utf8.h"
#include "lang/language.h"
#include "lang/properties.h"
#include "lang/tokens.h"
#include "platforms/characters.h"
#include "platforms/entities.h"
#include "platforms/picture_problems.h"
#include "platforms/rewrite.h"

namespace bedside::platforms {
namespace {

constexpr std::array<std::string_view, problem_kinds> names = {
    "too-long",           "text-not-shown", "too-many-hashtags",
    "too-many-mentions",  "too-many-links", "picture-missing",
    "too-many-pictures",  "picture-type",   "picture-heavy",
    "picture-small",      "picture-cut",    "alt-too-long",
    "video-missing",      "video-length",   "text-cut",
    "text-covered",       "dead-link",      "missing-space",
    "link-not-found",     "broken-hashtag", "refused-character",
    "reserved-character", "phone"};

bool is_letter_or_digit(char32_t c) { return lang::is_letter(c) || lang::is_digit(c); }

class Search {
 public:
  Search(const Post& post, const Platform& platform, const Surface& surface)
      : post_(post), text_(post.text.text()), platform_(platform), surface_(surface) {}

  std::vector<Problem> run() {
    entities_ = post_.text.found().entities(platform_.entities);
    length();
    too_many(EntityType::Hashtag, surface_.most_hashtags, ProblemKind::TooManyHashtags,
             platform_.hashtag_evidence);
    too_many(EntityType::Mention, platform_.most_mentions, ProblemKind::TooManyMentions,
             platform_.entity_evidence);
    links();
    for (const Entity& entity : entities_)
      if (entity.type == EntityType::Hashtag) hashtag(entity.span);
    refused();
    reserved();
    std::ranges::stable_sort(found_, {}, [](const Problem& problem) { return problem.span.begin; });
    return std::move(found_);
  }

 private:
  Problem& add(ProblemKind kind, TextSpan span, const Evidence& evidence) {
    found_.push_back({kind, span, {}, {}, &evidence});
    return found_.back();
  }

  std::string_view part(TextSpan span) const { return text_.substr(span.begin, span.size()); }

  void length() {
    if (surface_.limit == 0) {
      if (!text_.empty()) add(ProblemKind::TextNotShown, {0, text_.size()}, surface_.evidence);
      return;
    }
    const std::size_t length = length_of(post_.text, platform_, surface_);
    const bool many_bytes =
        surface_.byte_limit != 0 && post_.text.nfc().size() > surface_.byte_limit;
    if (length <= surface_.limit && !many_bytes) return;
    const std::size_t fits = fitting_end(text_, platform_, surface_);
    Problem& problem = add(ProblemKind::TooLong, {fits, text_.size()}, surface_.evidence);
    const bool bytes = length <= surface_.limit;
    problem.values = {{"length", std::to_string(bytes ? post_.text.nfc().size() : length)},
                      {"limit", std::to_string(bytes ? surface_.byte_limit : surface_.limit)}};
    const std::size_t end = fitting_sentences_end(text_, platform_, surface_, post_.language);
    if (end > 0) problem.remedies.push_back({"shorten", {end, text_.size()}, ""});
  }

  void too_many(EntityType type, std::size_t most, ProblemKind kind, const Evidence& evidence) {
    if (most == 0) return;
    std::size_t count = 0;
    TextSpan beyond;
    for (const Entity& entity : entities_) {
      if (entity.type != type || ++count <= most) continue;
      beyond = count == most + 1 ? entity.span : TextSpan{beyond.begin, entity.span.end};
    }
    if (count > most)
      add(kind, beyond, evidence).values = {{"count", std::to_string(count)},
                                            {"limit", std::to_string(most)}};
  }

  bool links_work() const {
    return platform_.entities.links != LinkGrammar::None && !surface_.dead_links;
  }

  bool is_found(TextSpan link) const {
    return std::ranges::any_of(entities_, [&](const Entity& entity) {
      return entity.type == EntityType::Url && entity.span.overlaps(link);
    });
  }

  void links() {
    std::vector<std::string_view> different;
    for (const TextSpan link : post_.text.found().links(LinkGrammar::X)) {
      if (misses_space(link)) {
        if (links_work() && is_found(link)) missing_space(link);
        continue;
      }
      if (!links_work()) {
        Problem& problem = add(ProblemKind::DeadLink, link, platform_.entity_evidence);
        if (platform_.comment_links) problem.remedies.push_back(moved(link));
      } else if (!is_found(link)) {
        Problem& problem = add(ProblemKind::LinkNotFound, link, platform_.entity_evidence);
        problem.remedies.push_back({"insert", {link.begin, link.begin}, "https://"});
      } else if (const std::string_view address = part(link);
                 !std::ranges::contains(different, address)) {
        different.push_back(address);
        if (platform_.most_links != 0 && different.size() == platform_.most_links + 1)
          add(ProblemKind::TooManyLinks, link, platform_.entity_evidence).values = {
              {"limit", std::to_string(platform_.most_links)}};
      }
    }
  }

  // A move takes the space before the link with it.
  Remedy moved(TextSpan link) const {
    if (link.begin > 0 && text_[link.begin - 1] == ' ') --link.begin;
    return {"move", link, ""};
  }

  // "naar.de", "today.In": two words of prose rather than a domain. Both are frequent words of the
  // language, or the second alone begins with a capital.
  bool misses_space(TextSpan link) const {
    const std::string_view address = part(link);
    const std::size_t dot = address.find('.');
    if (dot == std::string_view::npos || address.find_first_of(".:/?", dot + 1) != address.npos)
      return false;
    const std::string_view before = address.substr(0, dot);
    const std::string_view after = address.substr(dot + 1);
    const CodePoint first = decode_utf8(after, 0);
    const CodePoint second = point_at(after, first.size);
    const CodePoint last = decode_utf8_before(before, before.size());
    if (lang::is_upper(first.value) && lang::is_lower(second.value) && lang::is_lower(last.value))
      return true;
    return post_.language != nullptr &&
           post_.language->is_function_word(lang::simple_fold(before)) &&
           post_.language->is_function_word(lang::simple_fold(after));
  }

  void missing_space(TextSpan link) {
    const std::size_t after = link.begin + part(link).find('.') + 1;
    Problem& problem = add(ProblemKind::MissingSpace, link, platform_.entity_evidence);
    problem.remedies.push_back({"replace", link,
                                std::format("{} {}", text_.substr(link.begin, after - link.begin),
                                            text_.substr(after, link.end - after))});
  }

  // "#zorg-voor-elkaar": the tag ends at a mark, and the word goes on behind it.
  void hashtag(TextSpan tag) {
    const auto joins = [](char32_t c) {
      return c == '-' || c == '\'' || c == 0x2019 || c == 0xB7 || c == '_' || c == '.' || c == '/';
    };
    std::size_t end = tag.end;
    while (true) {
      const CodePoint mark = point_at(text_, end);
      const CodePoint next = point_at(text_, end + mark.size);
      if (mark.size == 0 || !joins(mark.value) || !is_letter_or_digit(next.value)) break;
      // A sentence that ends without a space, or an address.
      if (mark.value == '.' && !lang::is_lower(next.value)) break;
      end += mark.size;
      for (CodePoint c;
           c = point_at(text_, end), is_letter_or_digit(c.value) || lang::is_mark(c.value);)
        end += c.size;
    }
    const std::string_view rest = text_.substr(tag.end, end - tag.end);
    // "#Flu's"
    if (end == tag.end || rest == "'s" || rest == "\u2019s") return;
    const TextSpan whole = {tag.begin, end};
    Problem& problem = add(ProblemKind::BrokenHashtag, whole, platform_.entity_evidence);
    problem.values = {{"tag", std::string(part(tag))}};
    problem.remedies.push_back({"replace", whole, camel_case_tag(part(whole), {})});
  }

  void refused() {
    const std::u32string& characters = platform_.counting.forbidden;
    if (characters.empty()) return;
    for (std::size_t i = 0; i < text_.size();) {
      const CodePoint c = decode_utf8(text_, i);
      if (characters.contains(c.value)) {
        const TextSpan span = {i, i + c.size};
        Problem& problem = add(ProblemKind::RefusedCharacter, span, platform_.counting_evidence);
        problem.remedies.push_back({"replace", span, ""});
      }
      i += c.size;
    }
  }

  // Only the first: one warning says all there is to say.
  void reserved() {
    const std::u32string& characters = platform_.reserved;
    if (characters.empty()) return;
    std::size_t next = 0;
    for (std::size_t i = 0; i < text_.size();) {
      while (next < entities_.size() && entities_[next].span.end <= i) ++next;
      if (next < entities_.size() && entities_[next].span.begin <= i) {
        i = entities_[next].span.end;
        continue;
      }
      const CodePoint c = decode_utf8(text_, i);
      if (characters.contains(c.value)) {
        add(ProblemKind::ReservedCharacter, {i, i + c.size}, platform_.reserved_evidence);
        return;
      }
      i += c.size;
    }
  }

  const Post& post_;
  std::string_view text_;
  const Platform& platform_;
  const Surface& surface_;
  std::vector<Entity> entities_;
  std::vector<Problem> found_;
};

}  // namespace

std::string_view problem_name(ProblemKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::vector<Problem> find_problems(const Post& post, const Platform& platform,
                                   const Surface& surface) {
  std::vector<Problem> found = Search(post, platform, surface).run();
  if (post.pictures_known) add_picture_problems(post, platform, surface, found);
  return found;
}

}  // namespace bedside::platforms
