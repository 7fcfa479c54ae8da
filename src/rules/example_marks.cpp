#include "rules/example_marks.h"

#include "rules/facts.h"

namespace bedside::rules {
namespace {

constexpr std::string_view open_mark = "[[";
constexpr std::string_view close_mark = "]]";

// Takes "{fold}" or "{fact}" from the front of `rest` into `out`; false when it begins with
// neither.
bool take_brace(std::string_view& rest, MarkedText& out) {
  const std::size_t close = rest.find('}');
  if (!rest.starts_with('{') || close == std::string_view::npos) return false;
  const std::string_view name = rest.substr(1, close - 1);
  const Facts fact = fact_bit(name);
  if (name == "fold")
    out.fold = out.text.size();
  else if (fact == 0)
    return false;
  out.facts |= fact;
  rest.remove_prefix(close + 1);
  return true;
}

}  // namespace

std::optional<MarkedText> read_marks(std::string_view marked) {
  MarkedText out;
  bool open = false;
  while (!marked.empty()) {
    if (take_brace(marked, out)) continue;
    const bool opens = marked.starts_with(open_mark);
    if (opens || marked.starts_with(close_mark)) {
      if (opens == open) return std::nullopt;
      open = opens;
      if (opens)
        out.spans.push_back({out.text.size(), out.text.size()});
      else
        out.spans.back().end = out.text.size();
      marked.remove_prefix(open_mark.size());
      continue;
    }
    out.text += marked.front();
    marked.remove_prefix(1);
  }
  if (open) return std::nullopt;
  return out;
}

}  // namespace bedside::rules
