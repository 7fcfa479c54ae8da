#include "cli/preview.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <string_view>
#include <utility>

#include "analysis/whole_draft.h"
#include "base/utf8.h"
#include "cli/arguments.h"
#include "cli/files.h"
#include "cli/records.h"
#include "json/parse.h"
#include "lang/identify.h"
#include "media/picture.h"
#include "model/serial.h"
#include "paint/painter.h"
#include "platforms/all.h"
#include "platforms/platform.h"
#include "press/draft_paper.h"
#include "preview/card.h"
#include "preview/draft_card.h"
#include "preview/script_pack.h"

namespace bedside::cli {
namespace {

constexpr std::size_t max_draft_bytes = 64u << 20;
constexpr std::size_t max_font_bytes = 8u << 20;
constexpr float margin = 16;
constexpr float corner = 12;

Result<platforms::Platform> find_platform(const std::string& id, const catalog::Catalog& catalog) {
  if (!std::ranges::contains(catalog.platforms(), id))
    return fail(ErrorCode::UnknownPlatform, "--platform", "no platform has this name");
  const Result<json::Value> file = catalog.platform_json(id);
  if (!file) return std::unexpected(file.error());
  return platforms::load_platform(id, *file);
}

// The draft's own language, else that of the text.
std::string language_of(const model::Content& content, std::string_view text,
                        const catalog::Catalog& catalog) {
  if (!content.language.empty()) return content.language;
  std::vector<lang::Language> languages;
  for (const std::string_view tag : catalog.languages()) {
    const Result<json::Value> file = catalog.language_json(tag);
    if (!file) continue;
    if (Result<lang::Language> language = lang::load_language(std::string(tag), *file))
      languages.push_back(*std::move(language));
  }
  lang::LanguageModel model;
  if (const Result<json::Value> file = catalog.file(lang::model_path))
    if (Result<lang::LanguageModel> read = lang::LanguageModel::load(*file))
      model = *std::move(read);
  return std::string(lang::LanguageIdentifier(std::move(model), languages).identify(text).tag);
}

preview::CardInput card_input(const model::Draft& draft, const platforms::Platform& platform,
                              const PreviewOptions& options, const catalog::Catalog& catalog) {
  preview::CardInput input = preview::draft_card(draft.content, platform);
  input.title = draft.content.title;
  input.name = options.name;
  input.handle = options.handle;
  input.place = options.place;
  input.language = language_of(draft.content, input.text, catalog);
  return input;
}

// The surface asked for, else the draft's own.
std::string surface_of(const model::Draft& draft, const PreviewOptions& options) {
  if (!options.surface.empty()) return options.surface;
  const auto own = draft.content.surfaces.find(options.platform);
  return own == draft.content.surfaces.end() ? std::string() : own->second;
}

// A number within [least, most] and nothing else.
Result<float> number(const Arguments& arguments, std::string_view name, float fallback, float least,
                     float most) {
  if (!arguments.has(name)) return fallback;
  const std::string text = arguments.value(name);
  // Whole and up to three decimals: libraries differ on reading fractions.
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits = text.substr(0, point);
  const std::string decimals = point < text.size() ? text.substr(point + 1) : "0";
  digits += decimals;
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, value);
  const float result =
      static_cast<float>(value) / std::pow(10.0f, static_cast<float>(decimals.size()));
  const bool good = problem == std::errc() && stop == end && decimals.size() <= 3 &&
                    result >= least && result <= most;
  if (good) return result;
  return fail(ErrorCode::BadArgument, std::string(name),
              "expected a number from " + std::to_string(static_cast<int>(least)) + " to " +
                  std::to_string(static_cast<int>(most)));
}

struct Call {
  std::string draft;
  std::string out;
  std::string review_file;  // empty: a picture is asked for
  PreviewOptions options;
};

constexpr std::array<std::string_view, 3> flags = {"--dark", "--expanded", "--safe-zones"};
constexpr std::array<std::string_view, 13> named = {
    "--platform", "--out",   "--surface", "--scale",       "--width",    "--name",    "--handle",
    "--place",    "--fonts", "--today",   "--review-file", "--messages", "--consents"};
// Of a review file nobody chooses the look: it is the same for everyone.
constexpr std::array<std::string_view, 8> of_picture = {"--platform", "--out",       "--surface",
                                                        "--scale",    "--width",     "--dark",
                                                        "--expanded", "--safe-zones"};
constexpr std::array<std::string_view, 3> of_review_file = {"--messages", "--today", "--consents"};

// Options of the picture and of the review file do not mix.
Result<void> check_form(const Arguments& arguments) {
  const bool review = arguments.has("--review-file");
  const bool picture = arguments.has("--platform") && arguments.has("--out");
  const bool out = !review || !arguments.value("--review-file").empty();
  if (arguments.rest().size() != 1 || (!review && !picture) || !out)
    return fail(ErrorCode::BadArgument, "preview",
                "expected: preview DRAFT --platform ID --out FILE.png, or "
                "preview DRAFT --review-file FILE.html");
  const auto refuse = [&](std::span<const std::string_view> names,
                          std::string_view why) -> Result<void> {
    for (const std::string_view name : names)
      if (arguments.has(name))
        return fail(ErrorCode::BadArgument, std::string(name), std::string(why));
    return {};
  };
  if (review) return refuse(of_picture, "a review file has all platforms of the draft as they are");
  return refuse(of_review_file, "only a review file has this");
}

Result<Call> read_call(const Arguments& arguments) {
  if (const Result<void> form = check_form(arguments); !form) return std::unexpected(form.error());
  const PreviewOptions fallback;
  const Result<float> scale = number(arguments, "--scale", fallback.scale, 1, 4);
  if (!scale) return std::unexpected(scale.error());
  const Result<float> width = number(arguments, "--width", 0, 200, 1200);
  if (!width) return std::unexpected(width.error());
  return Call{.draft = arguments.rest().front(),
              .out = arguments.value("--out"),
              .review_file = arguments.value("--review-file"),
              .options = {.platform = arguments.value("--platform"),
                          .surface = arguments.value("--surface"),
                          .dark = arguments.has("--dark"),
                          .expanded = arguments.has("--expanded"),
                          .safe_zones = arguments.has("--safe-zones"),
                          .scale = *scale,
                          .width = *width,
                          .name = arguments.value("--name", fallback.name),
                          .handle = arguments.value("--handle", fallback.handle),
                          .place = arguments.value("--place")}};
}

Result<model::Draft> read_draft(const std::string& name, Console console) {
  const Result<std::vector<std::byte>> bytes = read_file(name, console.in, max_draft_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  const Result<json::Value> value = json::parse(text, repair_utf8(name));
  if (!value) return std::unexpected(value.error());
  return model::draft_from_json(*value, repair_utf8(name));
}

// Adds the fonts of the packs that `text` needs, as far as they are in the folder, and says which
// letters are still not drawn.
Result<void> add_packs(std::string_view text, const std::string& folder, Console console,
                       const PreviewProgram& program) {
  paint::FontSet& fonts = program.fonts;
  const std::vector<preview::ScriptPack> packs = preview::script_packs(program.catalog);
  if (!folder.empty()) {
    for (const preview::ScriptPack* pack : preview::undrawn(text, fonts, packs).packs) {
      const Result<std::vector<std::byte>> file =
          read_file(folder + "/" + pack->file(), console.in, max_font_bytes);
      if (!file) continue;
      const Result<void> added = fonts.add(paint::FontRole::Fallback, *file);
      if (!added) return fail(added.error().code, pack->file(), added.error().message);
    }
  }
  const preview::Undrawn left = preview::undrawn(text, fonts, packs);
  if (left.packs.empty() && !left.others) return {};
  std::string names;
  for (const preview::ScriptPack* pack : left.packs)
    names += (names.empty() ? "" : ", ") + std::string(pack->name("en"));
  if (left.others) names += names.empty() ? "others" : ", others";
  console.err << "bedside: letters that are not drawn: " << names;
  if (!left.packs.empty()) console.err << "; give the folder of their fonts with --fonts";
  console.err << '\n';
  return {};
}

std::string shown_text(const model::Draft& draft, const PreviewOptions& options) {
  std::string text = draft.content.title;
  for (const std::string_view part :
       {std::string_view(model::text_for(draft.content, options.platform)),
        std::string_view(options.name), std::string_view(options.handle),
        std::string_view(options.place)})
    (text += '\n') += part;
  return text;
}

Result<void> write_out(const std::string& name, std::span<const std::byte> bytes, Console console) {
  if (name != "-") return write_file(name, bytes);
  console.out.write(reinterpret_cast<const char*>(bytes.data()),
                    static_cast<std::streamsize>(bytes.size()));
  return {};
}

// The words of the language TAG, of which there is a file.
Result<press::Texts> read_texts(const std::string& tag, const catalog::Catalog& catalog) {
  if (!std::ranges::contains(catalog.ui_languages(), tag))
    return fail(ErrorCode::BadArgument, "--messages", "there are no words in this language");
  const Result<json::Value> chosen = catalog.ui_json(tag);
  if (!chosen) return std::unexpected(chosen.error());
  const Result<json::Value> english = catalog.ui_json("en");
  if (!english) return std::unexpected(english.error());
  return press::Texts::load(*chosen, *english);
}

std::string all_texts(const model::Content& content, const model::Organisation& organisation) {
  std::string text = organisation.name + '\n' + organisation.handle + '\n' + organisation.place;
  for (const std::string& platform : content.platforms)
    for (const std::string_view post : model::posts_for(content, platform)) (text += '\n') += post;
  return text;
}

Result<void> review_file(const Arguments& arguments, const model::Draft& draft,
                         const std::string& out, Console console, const PreviewProgram& program) {
  const std::string tag = arguments.value("--messages", "en");
  const Result<press::Texts> texts = read_texts(tag, program.catalog);
  if (!texts) return std::unexpected(texts.error());
  const Result<analysis::Topics> topics = analysis::Topics::load(program.catalog);
  if (!topics) return std::unexpected(topics.error());
  const Result<Records> records = read_records(arguments, *topics, program.now);
  if (!records) return std::unexpected(records.error());
  const model::Organisation organisation{.name = arguments.value("--name"),
                                         .handle = arguments.value("--handle"),
                                         .place = arguments.value("--place")};
  const Result<void> added = add_packs(all_texts(draft.content, organisation),
                                       arguments.value("--fonts"), console, program);
  if (!added) return std::unexpected(added.error());

  const rules::Engine& engine = program.engine();
  const std::vector<platforms::Platform> platforms = platforms::load_platforms(program.catalog);
  const analysis::PlatformChecks platform_checks(engine, platforms);
  const std::vector<rules::Finding> findings =
      analysis::draft_findings(draft.content, {.engine = engine,
                                               .platform_checks = platform_checks,
                                               .platforms = platforms,
                                               .topics = *topics,
                                               .organisation = organisation,
                                               .consents = {records->consents, records->now}});
  press::DraftPaper paper{.texts = *texts,
                          .draft = draft,
                          .organisation = organisation,
                          .ui_language = tag,
                          .text_language = draft.content.language,
                          .platforms = platforms,
                          .engine = engine,
                          .rules_date = program.catalog.info().date,
                          .now = records->now};
  if (paper.text_language.empty())
    paper.text_language = analysis::identify_beginning(engine, draft.content.text);
  for (const rules::Finding& finding : findings)
    paper.findings.push_back({&finding, press::is_cleared(draft, finding)});
  press::CardPainter cards(program.fonts);
  const std::string html = press::review_html(paper, cards);
  return write_out(out, std::as_bytes(std::span(html)), console);
}

Result<void> picture_file(const Arguments& arguments, const model::Draft& draft, const Call& call,
                          Console console, const PreviewProgram& program) {
  const Result<void> added =
      add_packs(shown_text(draft, call.options), arguments.value("--fonts"), console, program);
  if (!added) return std::unexpected(added.error());
  const Result<std::vector<std::byte>> png =
      preview_png(draft, call.options, program.catalog, program.fonts);
  if (!png) return std::unexpected(png.error());
  return write_out(call.out, *png, console);
}

Result<void> preview_file(std::span<const std::string> given, Console console,
                          const PreviewProgram& program) {
  const Result<Arguments> arguments = Arguments::parse(given, flags, named);
  if (!arguments) return std::unexpected(arguments.error());
  const Result<Call> call = read_call(*arguments);
  if (!call) return std::unexpected(call.error());
  const Result<model::Draft> draft = read_draft(call->draft, console);
  if (!draft) return std::unexpected(draft.error());
  if (call->review_file.empty()) return picture_file(*arguments, *draft, *call, console, program);
  return review_file(*arguments, *draft, call->review_file, console, program);
}

}  // namespace

Result<std::vector<std::byte>> preview_png(const model::Draft& draft, const PreviewOptions& options,
                                           const catalog::Catalog& catalog,
                                           const paint::FontSet& fonts) {
  const Result<platforms::Platform> platform = find_platform(options.platform, catalog);
  if (!platform) return std::unexpected(platform.error());
  const std::string surface = surface_of(draft, options);
  if (platform->surface(surface) == nullptr)
    return fail(ErrorCode::InvalidValue, "--surface", "the platform has no such surface");
  const Result<preview::CardMaker> maker = preview::CardMaker::create(*platform);
  if (!maker) return std::unexpected(maker.error());

  const preview::Theme theme = options.dark ? preview::Theme::Dark : preview::Theme::Light;
  const preview::Card card = maker->make(card_input(draft, *platform, options, catalog), fonts,
                                         {.surface = surface,
                                          .theme = theme,
                                          .width = options.width,
                                          .expanded = options.expanded,
                                          .safe_zones = options.safe_zones});
  const preview::Card shown =
      preview::framed(card, maker->page(theme), maker->border(theme), margin, corner);
  Bitmap pixels = Bitmap::blank(static_cast<int>(std::ceil(shown.size.width * options.scale)),
                                static_cast<int>(std::ceil(shown.size.height * options.scale)));
  paint::Painter(fonts).draw(shown.list, options.scale, pixels);
  return media::encode_png(pixels);
}

int run_preview(std::span<const std::string> arguments, Console console,
                const PreviewProgram& program) {
  const Result<void> done = preview_file(arguments, console, program);
  if (done) return 0;
  console.err << "bedside: " << to_string(done.error()) << '\n';
  return 2;
}

}  // namespace bedside::cli
