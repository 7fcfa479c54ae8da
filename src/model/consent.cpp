#include "model/consent.h"

#include <algorithm>

namespace bedside::model {

void ConsentRecord::set(ConsentFlag flag, bool on) {
  const std::uint32_t bit = 1u << static_cast<unsigned>(flag);
  flags = on ? flags | bit : flags & ~bit;
}

std::optional<ConsentFlag> consent_flag_from_name(std::string_view name) {
  const auto at = std::ranges::find(consent_flag_names, name);
  if (at == consent_flag_names.end()) return std::nullopt;
  return static_cast<ConsentFlag>(at - consent_flag_names.begin());
}

bool is_consent_id(std::string_view text) {
  constexpr std::size_t longest = 80;
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= longest && letter(text[0]) &&
         std::ranges::all_of(text,
                             [&](char c) { return letter(c) || c == '.' || c == '_' || c == '-'; });
}

std::string new_consent_id(std::uint64_t random) {
  // No 0, 1, I, O: the id is read out and written on the paper.
  constexpr std::string_view signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  constexpr int length = 8;
  std::string id = "C-";
  for (int i = 0; i < length; ++i, random >>= 5) id += signs[random & 31];
  return id;
}

}  // namespace bedside::model
