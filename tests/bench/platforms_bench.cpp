// Speed of counting for all platforms. One JSON object a line: {"name","unit","p50","p99"}. With
// --counts it prints the posts and what was counted instead: {"text", "x", "graphemes"} a line.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <print>
#include <string>
#include <string_view>
#include <vector>

#include "json/parse.h"
#include "json/write.h"
#include "lang/segment.h"
#include "platforms/count.h"
#include "platforms/fold.h"
#include "posts.h"

namespace {

using namespace bedside;

constexpr std::string_view plain_post =
    "Flu season is here. If you are over 60, pregnant or live with asthma, heart disease or "
    "diabetes, you can have the vaccine for free at our clinic on Mill Street. Walk in on "
    "Tuesday or Thursday from 9:00 to 17:30, no appointment needed. Bring your card and wear a "
    "loose sleeve. Questions? Call us or ask at the desk. We are happy to help you today.";

constexpr std::string_view rich_post =
    "Inflúensan er komin á kreik 💉 Ef þú ert eldri en 60 ára, þunguð eða með astma færðu "
    "bólusetningu án endurgjalds á heilsugæslunni við Hlíðarveg 👩🏽‍⚕️ Komdu á "
    "þriðjudögum "
    "eða "
    "fimmtudögum klukkan 9:00 til 17:30, þú þarft ekki að panta tíma. Lestu meira á "
    "https://example.is/inflúensa eða spurðu @heilsugaeslan. #inflúensa #bólusetning";

// As full of emoji as posts get.
constexpr std::string_view emoji_post =
    "🎉🎊 Vaccine day 💉💪🏽 at the clinic "
    "🏥👩🏽‍⚕️👨🏿‍⚕️ for everyone "
    "👨‍👩‍👧‍👦👵🏻👴🏾 🙏❤️🔥✨ "
    "Free ✅ quick ⏱️ safe 🛡️ "
    "Come by 🚶🏽‍♀️🚴🚌 or call ☎️📞 "
    "🇳🇱🇪🇸🇮🇸🇮🇩🇰🇪🇹🇿 "
    "Bring 🪪📄😷 Smile "
    "😀😃😄😁😆😅😂🤣😊😇 #Vaccine "
    "💙💚💛🧡❤️🩹";

std::vector<platforms::Platform> shipped() {
  std::vector<platforms::Platform> all;
  const std::string folder = std::string(BEDSIDE_SOURCE_DIR) + "/assets/platforms";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto value = json::parse(text);
    if (!value) continue;
    auto platform = platforms::load_platform(entry.path().stem().string(), *value);
    if (platform) all.push_back(std::move(*platform));
  }
  return all;
}

template <class Work>
void time_us(std::string_view name, Work work) {
  constexpr int samples = 400, repeat = 50;
  std::vector<double> us;
  for (int i = -20; i < samples; ++i) {  // the first 20 warm up
    const auto start = std::chrono::steady_clock::now();
    for (int k = 0; k < repeat; ++k) work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    if (i >= 0) us.push_back(took.count() / repeat);
  }
  std::ranges::sort(us);
  std::println(R"({{"name":"{}","unit":"us","p50":{:.3f},"p99":{:.3f}}})", name, us[us.size() / 2],
               us[us.size() * 99 / 100]);
}

std::size_t sink = 0;

// Each post's best of five rounds, then the percentile over the posts, as the peers are measured.
template <class Work>
void time_posts(std::string_view name, const std::vector<bench::Post>& posts, Work work) {
  constexpr int rounds = 5;
  std::vector<double> best(posts.size(), 1e9);
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < posts.size(); ++i) {
      const auto start = std::chrono::steady_clock::now();
      work(posts[i].text);
      const std::chrono::duration<double, std::micro> took =
          std::chrono::steady_clock::now() - start;
      best[i] = std::min(best[i], took.count());
    }
  std::ranges::sort(best);
  std::println(R"({{"name":"{}","unit":"us","p50":{:.3f},"p99":{:.3f}}})", name,
               best[best.size() / 2], best[best.size() * 99 / 100]);
}

void bench_posts(const std::vector<platforms::Platform>& all,
                 const std::vector<bench::Post>& posts) {
  const auto x = std::ranges::find(all, "x", &platforms::Platform::id);
  time_posts("posts: graphemes", posts,
             [&](std::string_view text) { sink += lang::grapheme_count(text); });
  if (x != all.end())
    time_posts("posts: count for x", posts,
               [&](std::string_view text) { sink += platforms::count(text, *x).length; });
  time_posts("posts: all lengths", posts, [&](std::string_view text) {
    const platforms::MeasuredText measured(text);
    for (const platforms::Platform& platform : all)
      sink += platforms::length_of(measured, platform, platform.surfaces.front());
  });
  time_posts("posts: all counts and entities", posts, [&](std::string_view text) {
    const platforms::MeasuredText measured(text);
    for (const platforms::Platform& platform : all)
      sink += platforms::count(measured, platform).length;
  });
}

void print_counts(const std::vector<platforms::Platform>& all,
                  const std::vector<bench::Post>& posts) {
  const auto x = std::ranges::find(all, "x", &platforms::Platform::id);
  for (const bench::Post& post : posts) {
    json::Value line = json::Object{{"text", post.text}};
    if (x != all.end()) line.set("x", platforms::count(post.text, *x).length);
    line.set("graphemes", lang::grapheme_count(post.text));
    std::println("{}", json::write(line, 0));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<platforms::Platform> all = shipped();
  const std::vector<bench::Post> posts = bench::make_posts(360);
  if (count > 1 && std::string_view(arguments[1]) == "--counts") {
    print_counts(all, posts);
    return 0;
  }
  bench_posts(all, posts);
  for (const auto& [name, post] : {std::pair("plain", plain_post), std::pair("rich", rich_post),
                                   std::pair("emoji", emoji_post)}) {
    time_us(std::string("all lengths of post ") + name, [&] {
      const platforms::MeasuredText text(post);
      for (const platforms::Platform& platform : all)
        sink += platforms::length_of(text, platform, platform.surfaces.front());
    });
    time_us(std::string("all counts and entities of post ") + name, [&] {
      const platforms::MeasuredText text(post);
      for (const platforms::Platform& platform : all)
        sink += platforms::count(text, platform).entities.size();
    });
    time_us(std::string("all counts, entities and folds of post ") + name, [&] {
      const platforms::MeasuredText text(post);
      for (const platforms::Platform& platform : all) {
        sink += platforms::count(text, platform).entities.size();
        for (const platforms::Surface& surface : platform.surfaces)
          sink += platforms::visible_end(post, surface.fold);
      }
    });
    for (const platforms::Platform& platform : all) {
      if (platform.id != "x" && platform.id != "instagram") continue;
      time_us("count " + platform.id + " of post " + name,
              [&] { sink += platforms::count(post, platform).length; });
    }
  }
  return all.empty() || sink == 0;
}
