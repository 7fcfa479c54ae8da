// Speed of the language module. One JSON object a line: {"name","unit","p50","p99"}.
#include <algorithm>
#include <chrono>
#include <print>
#include <string>
#include <string_view>
#include <vector>

#include "lang/normalize.h"
#include "lang/segment.h"
#include "lang/tokens.h"

namespace {

using namespace bedside;

// 350 characters, as the median post is long.
constexpr std::string_view english_post =
    "Flu season is here. If you are over 60, pregnant or live with asthma, heart disease or "
    "diabetes, you can have the vaccine for free at our clinic on Mill Street. Walk in on "
    "Tuesday or Thursday from 9:00 to 17:30, no appointment needed. Bring your card and wear a "
    "loose sleeve. Questions? Call us or read https://example.org/flu. #FluShot #StayWell";

constexpr std::string_view icelandic_post =
    "Inflúensan er komin á kreik. Ef þú ert eldri en 60 ára, þunguð eða með astma, hjartasjúkdóm "
    "eða sykursýki færðu bólusetningu án endurgjalds á heilsugæslunni við Hlíðarveg. Komdu á "
    "þriðjudögum eða fimmtudögum klukkan 9:00 til 17:30, þú þarft ekki að panta tíma. Mættu í "
    "víðri peysu og hafðu kortið með. Spurningar? Hringdu eða lestu meira á vefnum okkar. "
    "💉👩🏽‍⚕️";

template <class Work>
std::vector<double> sample_us(int samples, int repeat, Work work) {
  std::vector<double> result;
  for (int i = 0; i < samples; ++i) {
    const auto start = std::chrono::steady_clock::now();
    for (int k = 0; k < repeat; ++k) work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    result.push_back(took.count() / repeat);
  }
  std::ranges::sort(result);
  return result;
}

void report(std::string_view name, std::string_view unit, double p50, double p99) {
  std::println(R"({{"name":"{}","unit":"{}","p50":{:.3f},"p99":{:.3f}}})", name, unit, p50, p99);
}

template <class Work>
void time_us(std::string_view name, Work work) {
  sample_us(20, 50, work);  // warm
  const std::vector<double> us = sample_us(400, 50, work);
  report(name, "us", us[us.size() / 2], us[us.size() * 99 / 100]);
}

template <class Work>
void throughput(std::string_view name, std::size_t bytes, Work work) {
  sample_us(3, 1, work);
  const std::vector<double> us = sample_us(40, 1, work);
  report(name, "MB/s", static_cast<double>(bytes) / us[us.size() / 2],
         static_cast<double>(bytes) / us[us.size() * 99 / 100]);
}

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

std::size_t sink = 0;

}  // namespace

int main() {
  lang::TokenizedText tokens;
  for (const auto& [name, post] :
       {std::pair("en", english_post), std::pair("is", icelandic_post)}) {
    time_us(std::string("tokenize post ") + name, [&] {
      lang::tokenize(post, nullptr, tokens);
      sink += tokens.tokens.size();
    });
    time_us(std::string("count graphemes of post ") + name,
            [&] { sink += lang::grapheme_count(post); });
    const std::string long_text = repeated(post, 1 << 20);
    throughput(std::string("grapheme count ") + name, long_text.size(),
               [&] { sink += lang::grapheme_count(long_text); });
    std::vector<std::size_t> offsets;
    for (const auto by : {lang::Boundary::Grapheme, lang::Boundary::Word, lang::Boundary::Sentence,
                          lang::Boundary::Line}) {
      constexpr std::string_view names[] = {"grapheme", "word", "sentence", "line"};
      throughput(std::string(names[static_cast<int>(by)]) + " boundaries " + name, long_text.size(),
                 [&] {
                   lang::boundaries(long_text, by, offsets);
                   sink += offsets.size();
                 });
    }
    throughput(std::string("is_nfc ") + name, long_text.size(),
               [&] { sink += lang::is_nfc(long_text); });
  }
  return sink == 0;
}
