#pragma once

#include <string>
#include <string_view>

namespace bedside::lang {

// `text` in Normalization Form C (UAX #15, Unicode 15.0). Bytes that are not UTF-8 become U+FFFD.
// Linear; text that is already NFC is recognised at about the speed of reading it.
std::string nfc(std::string_view text);

// True when nfc(text) == text. Text that is not UTF-8 is not NFC.
bool is_nfc(std::string_view text);

}  // namespace bedside::lang
