#include "platforms/links.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "platforms/characters.h"

// The grammar is that of twitter-text 3.1.0 (regular expressions that backtrack); here it is read
// from one dot before a known ending to the next, so that text without links costs a search for
// dots. Names of the parts follow that library.
namespace bedside::platforms {
namespace {

constexpr std::size_t longest_url = 4096;
constexpr std::size_t longest_short_link = 40;  // letters after https://t.co/

bool contains(std::string_view characters, char32_t c) {
  return c < 0x80 && characters.contains(static_cast<char>(c));
}

// Of a host name, dots and its other punctuation aside. Quotes count as such, oddly.
bool is_domain_character(char32_t c) {
  return !contains("!'#%&()*+,-./:;<=>?@[]^_{|}~$\\", c) && !is_x_space(c) && !is_x_forbidden(c) &&
         !is_directional(c);
}

bool may_precede_link(char32_t c) {
  if (is_directional(c)) return true;
  return !is_alphanumeric(c) && c != '@' && c != 0xFF20 && c != '$' && c != '#' && c != 0xFF03 &&
         !is_x_forbidden(c);
}

bool is_path_character(char32_t c) {
  return is_alphanumeric(c) || contains("!*';:=+,.$/%#[]-_~@|&", c) || c == 0x2013 ||
         is_latin_accent(c) || is_cyrillic(c);
}

bool ends_path(char32_t c) {
  return is_alphanumeric(c) || contains("+-=_#/", c) || is_latin_accent(c) || is_cyrillic(c);
}

bool is_query_character(char32_t c) {
  return is_alphanumeric(c) || contains("!?*'@();:&=+$/%#[]-_.,~|", c);
}

bool ends_query(char32_t c) { return is_alphanumeric(c) || contains("-_&=#/", c); }

std::size_t skip_path_characters(std::string_view text, std::size_t i) {
  for (CodePoint c; c = point_at(text, i), c.size > 0 && is_path_character(c.value);) i += c.size;
  return i;
}

// End of "(...)" from its '(' on, one more pair inside allowed; 0 when it is not closed or empty.
std::size_t balanced_end(std::string_view text, std::size_t open) {
  std::size_t i = skip_path_characters(text, open + 1);
  if (i < text.size() && text[i] == '(') {
    const std::size_t inner = skip_path_characters(text, i + 1);
    if (inner == i + 1 || inner == text.size() || text[inner] != ')') return 0;
    i = skip_path_characters(text, inner + 1);
  } else if (i == open + 1) {
    return 0;
  }
  return i < text.size() && text[i] == ')' ? i + 1 : 0;
}

// End of the path whose '/' stands at `begin`.
std::size_t path_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  for (std::size_t i = end; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (c.value == '(') {
      const std::size_t close = balanced_end(text, i);
      if (close == 0) break;
      // Behind "a.(b)" a path goes on only when more of it follows.
      if (end == i) end = close;
      i = close;
    } else if (is_path_character(c.value)) {
      i += c.size;
      if (ends_path(c.value)) end = i;
    } else {
      break;
    }
  }
  return end;
}

// End of the query whose '?' stands at `begin`, or `begin` when it is none.
std::size_t query_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!is_query_character(c)) break;
    if (ends_query(c)) end = i + 1;
  }
  return end;
}

// End of the top-level domain that starts at `begin`, or 0.
std::size_t top_level_end(std::string_view text, std::size_t begin, TopLevels which) {
  const std::size_t size = top_level_domain_prefix(text.substr(begin), which);
  const std::size_t end = begin + size;
  const char next = end < text.size() ? text[end] : ' ';
  if (size > 0 && !is_alphanumeric(static_cast<unsigned char>(next)) && next != '@' &&
      next != '+' && next != '-')
    return end;
  const auto lower = [](char c) {
    return static_cast<char>(is_ascii_letter(static_cast<unsigned char>(c)) ? c | 0x20 : c);
  };
  if (!std::ranges::equal(text.substr(begin, 4), std::string_view("xn--"), {}, lower)) return 0;
  std::size_t i = begin + 4;
  while (i < text.size() &&
         (is_alphanumeric(static_cast<unsigned char>(text[i])) || text[i] == '-'))
    ++i;
  return i > begin + 4 ? i : 0;
}

// One name between two dots of a run.
struct Label {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t after_underscore = 0;  // behind the last '_', or `begin`
  std::size_t top_level = 0;         // end of the top-level domain that starts at `begin`, or 0
  std::size_t best = 0;  // index of the label whose top-level domain ends a host from here, or 0
  bool ends_well = false;
};

class LinkSearch {
 public:
  LinkSearch(std::string_view text, TopLevels which) : text_(text), which_(which) {}

  std::vector<TextSpan> run() {
    for (std::size_t dot = 0; (dot = text_.find('.', dot)) != std::string_view::npos;) {
      if (dot + 1 < text_.size() && top_level_end(text_, dot + 1, which_) != 0) {
        dot = search_run(dot);
      } else {
        ++dot;
      }
    }
    return std::move(found_);
  }

 private:
  static bool is_run_character(char32_t c) {
    return c == '.' || c == '-' || c == '_' || is_domain_character(c);
  }

  // Searches the run of host characters around `dot`; returns where to look on.
  std::size_t search_run(std::size_t dot) {
    std::size_t begin = dot;
    while (begin > 0) {
      const CodePoint c = decode_utf8_before(text_, begin);
      if (!is_run_character(c.value)) break;
      begin -= c.size;
    }
    std::size_t end = dot;
    for (CodePoint c; c = point_at(text_, end), c.size > 0 && is_run_character(c.value);)
      end += c.size;
    read_labels(begin, end);
    for (std::size_t j = 0; j + 1 < labels_.size(); ++j) search_label(j, begin);
    return std::max(end, search_from_);
  }

  void read_labels(std::size_t begin, std::size_t end) {
    labels_.clear();
    while (true) {
      Label label;
      label.begin = begin;
      label.end = std::min(text_.find('.', begin), end);
      const std::size_t underscore = text_.substr(begin, label.end - begin).rfind('_');
      label.after_underscore =
          underscore == std::string_view::npos ? begin : begin + underscore + 1;
      label.ends_well =
          label.end > begin && text_[label.end - 1] != '-' && text_[label.end - 1] != '_';
      if (!labels_.empty() && begin < end) label.top_level = top_level_end(text_, begin, which_);
      labels_.push_back(label);
      if (label.end == end) break;
      begin = label.end + 1;
    }
    for (std::size_t j = labels_.size() - 1; j-- > 0;) {
      Label& label = labels_[j];
      const bool starts_well =
          label.end > label.begin && text_[label.begin] != '-' && text_[label.begin] != '_';
      if (starts_well) label.best = best_from(j, label.begin);
    }
  }

  // Index of the label whose top-level domain ends the longest host from `begin` in label `j`.
  std::size_t best_from(std::size_t j, std::size_t begin) const {
    const Label& label = labels_[j];
    if (!label.ends_well) return 0;
    if (j + 2 < labels_.size() && labels_[j + 1].best != 0) return labels_[j + 1].best;
    // The last name before the ending holds no underscore.
    return labels_[j + 1].top_level != 0 && begin >= label.after_underscore ? j + 1 : 0;
  }

  // Tries the places in label `j` where a host may start.
  void search_label(std::size_t j, std::size_t run_begin) {
    const Label label = labels_[j];
    bool tried = false;  // a start before the last underscore
    for (std::size_t i = label.begin; i < label.end;) {
      const CodePoint c = decode_utf8(text_, i);
      const bool worth = !tried || i >= label.after_underscore;
      if (worth && i >= search_from_ && c.value != '-' && c.value != '_') {
        // At the start of the text the grammar first tries the first character as the one before.
        const std::size_t second = i + c.size;
        if (i == 0 && may_precede_link(c.value) && second < label.end && text_[second] != '-' &&
            text_[second] != '_') {
          if (const std::size_t best = best_from(j, second); best != 0) {
            without_scheme(second, labels_[best].top_level);
            return;
          }
        }
        if (const std::size_t best = best_from(j, i); best != 0) {
          if (try_start(i, best, i == run_begin)) return;
        } else {
          tried = true;
          if (i >= label.after_underscore) return;
        }
      }
      i += c.size;
    }
  }

  // The start of "http://" or "https://" that ends at `host`.
  std::optional<std::size_t> scheme_start(std::size_t host) const {
    for (const std::size_t size : {8, 7}) {
      if (host < size || text_[host - 1] != '/') continue;
      const std::string_view before = text_.substr(host - size, size);
      if (has_scheme(before)) return host - size;
    }
    return std::nullopt;
  }

  // The grammar takes the character before a link as part of the match.
  bool may_start(std::size_t begin) const {
    if (begin == 0) return true;
    const CodePoint before = decode_utf8_before(text_, begin);
    return begin - before.size >= search_from_ && may_precede_link(before.value);
  }

  bool try_start(std::size_t host, std::size_t best, bool run_begin) {
    const std::size_t domain_end = labels_[best].top_level;
    const auto scheme = run_begin ? scheme_start(host) : std::nullopt;
    if (scheme && may_start(*scheme)) {
      with_scheme(*scheme, host, domain_end);
      return true;
    }
    if (!may_start(host)) return false;
    without_scheme(host, domain_end);
    return true;
  }

  struct Tail {
    std::size_t path = 0;  // where the path begins, or 0
    std::size_t end = 0;
  };

  // Port, path and query behind a host.
  Tail tail(std::size_t end) const {
    Tail tail{0, end};
    if (point_at(text_, end).value == ':') {
      std::size_t digits = end + 1;
      while (digits < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[digits])))
        ++digits;
      if (digits > end + 1) tail.end = digits;
    }
    if (point_at(text_, tail.end).value == '/') {
      tail.path = tail.end;
      tail.end = path_end(text_, tail.end);
    }
    if (point_at(text_, tail.end).value == '?') tail.end = query_end(text_, tail.end);
    return tail;
  }

  bool is_valid(std::size_t begin, std::size_t host, std::size_t domain_end,
                std::size_t end) const {
    return end - begin <= longest_url && has_valid_labels(text_.substr(host, domain_end - host));
  }

  void with_scheme(std::size_t begin, std::size_t host, std::size_t domain_end) {
    std::size_t end = tail(domain_end).end;
    search_from_ = end;
    if (!is_valid(begin, host, domain_end, end)) return;
    if (const auto slug = short_link_slug(host, domain_end)) {
      if (slug->size() > longest_short_link) return;
      if (!slug->empty()) {
        end = domain_end + 1 + slug->size();
        if (end < text_.size() && text_[end] == '?') end = query_end(text_, end);
      }
    }
    found_.push_back({begin, end});
  }

  // The letters and digits after "t.co/", X's own short links; a path goes no further there.
  std::optional<std::string_view> short_link_slug(std::size_t host, std::size_t domain_end) const {
    const std::string_view domain = text_.substr(host, domain_end - host);
    const auto lower = [](char c) { return static_cast<char>(c | 0x20); };
    if (domain.size() != 4 || domain[1] != '.' || lower(domain[0]) != 't' ||
        lower(domain[2]) != 'c' || lower(domain[3]) != 'o')
      return std::nullopt;
    if (point_at(text_, domain_end).value != '/') return std::nullopt;
    std::size_t end = domain_end + 1;
    while (end < text_.size() && is_alphanumeric(static_cast<unsigned char>(text_[end]))) ++end;
    return text_.substr(domain_end + 1, end - domain_end - 1);
  }

  void without_scheme(std::size_t host, std::size_t domain_end) {
    const Tail rest = tail(domain_end);
    search_from_ = rest.end;
    if (host > 0 && contains("-_./", static_cast<unsigned char>(text_[host - 1]))) return;
    if (!is_valid(host, host, domain_end, rest.end)) return;
    const std::size_t before = found_.size();
    ascii_domains(host, domain_end);
    if (found_.size() > before && rest.path != 0) found_.back().end = rest.end;
  }

  // Without a scheme only the parts of a host in Latin letters are links: text in other scripts
  // needs no space before one.
  void ascii_domains(std::size_t begin, std::size_t end) {
    const std::string_view domain = text_.substr(0, end);
    const auto is_label_character = [](char32_t c) {
      return is_alphanumeric(c) || c == '-' || is_latin_accent(c);
    };
    for (std::size_t i = begin; i < end;) {
      std::size_t at = i;
      std::size_t link_end = 0;
      while (true) {
        const std::size_t label = at;
        for (CodePoint c; c = point_at(domain, at), c.size > 0 && is_label_character(c.value);)
          at += c.size;
        if (at == label || at == end || domain[at] != '.') break;
        ++at;
        if (const std::size_t top = top_level_end(domain, at, which_); top != 0) link_end = top;
      }
      if (link_end != 0) found_.push_back({i, link_end});
      i = link_end != 0 ? link_end : std::max(at, i + decode_utf8(domain, i).size);
    }
  }

  std::string_view text_;
  TopLevels which_;
  std::vector<TextSpan> found_;
  std::vector<Label> labels_;
  std::size_t search_from_ = 0;  // behind the last match, accepted or not
};

}  // namespace

bool has_scheme(std::string_view text) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (text.size() < 7 || lower(text[0]) != 'h') return false;
  for (const std::string_view scheme : {"https://", "http://"})
    if (std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, lower)) return true;
  return false;
}

std::vector<TextSpan> find_x_links(std::string_view text, TopLevels which) {
  return LinkSearch(text, which).run();
}

}  // namespace bedside::platforms
