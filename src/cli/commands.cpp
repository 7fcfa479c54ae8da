#include "cli/commands.h"

#include <array>
#include <chrono>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string_view>

#include "analysis/platform_checks.h"
#include "analysis/voice.h"
#include "catalog/catalog.h"
#include "cli/arguments.h"
#include "cli/assets.h"
#include "cli/bundle.h"
#include "cli/check.h"
#include "cli/count.h"
#include "cli/identify.h"
#include "cli/image.h"
#include "cli/measure.h"
#include "cli/ndjson.h"
#include "cli/pack.h"
#include "cli/preview.h"
#include "cli/records.h"
#include "cli/segment.h"
#include "cli/spell.h"
#include "json/parse.h"
#include "model/day.h"
#include "paint/embedded_fonts.h"
#include "platforms/all.h"
#include "rules/check.h"
#include "rules/identifiers/data.h"
#include "rules/program.h"

namespace bedside::cli {
namespace {

constexpr std::array<std::string_view, 1> ndjson_flag = {"--ndjson"};
constexpr std::array<std::string_view, 12> check_options = {
    "--consents", "--today",        "--format", "--fail-on",  "--language", "--countries",
    "--audience", "--organisation", "--kind",   "--messages", "--pack",     "--platforms"};

int refuse(Console& console, const Error& error) {
  console.err << "bedside: " << to_string(error) << '\n';
  return 2;
}

const catalog::Catalog& program_catalog() {
  // Made by our own packer and linked in: a damaged one is a mistake of the build.
  static const catalog::Catalog catalog =
      catalog::Catalog::load(catalog::embedded_catalog(), catalog::Catalog::Verify::Structure)
          .value();
  return catalog;
}

rules::Engine& program_engine() {
  static rules::Engine engine = [] {
    rules::Engine made(program_catalog());
    made.compile_all();
    return made;
  }();
  return engine;
}

// The content of a file, or of standard input for "-" and for no name.
Result<std::string> read_input(const Arguments& arguments, Console& console) {
  if (arguments.rest().size() > 1)
    return fail(ErrorCode::BadArgument, arguments.rest()[1], "one file at a time");
  std::ostringstream text;
  if (arguments.rest().empty() || arguments.rest()[0] == "-") {
    text << console.in.rdbuf();
    return text.str();
  }
  std::ifstream file(arguments.rest()[0], std::ios::binary);
  if (!file) return fail(ErrorCode::FileUnreadable, arguments.rest()[0], "the file cannot be read");
  text << file.rdbuf();
  return text.str();
}

int run_lines(const Arguments& arguments, Console& console, const LineFunction& function) {
  if (arguments.rest().empty() || arguments.rest()[0] == "-") {
    run_ndjson(console.in, console.out, function);
    return 0;
  }
  std::ifstream file(arguments.rest()[0], std::ios::binary);
  if (!file)
    return refuse(
        console, {ErrorCode::FileUnreadable, arguments.rest()[0], "the file cannot be read", 0, 0});
  run_ndjson(file, console.out, function);
  return 0;
}

model::UtcMs clock_now() {
  namespace ch = std::chrono;
  return ch::duration_cast<ch::milliseconds>(ch::system_clock::now().time_since_epoch()).count();
}

const analysis::Topics& program_topics() {
  static const analysis::Topics topics = analysis::Topics::load(program_catalog()).value();
  return topics;
}

Result<CheckOptions> read_check_options(const Arguments& arguments) {
  CheckOptions options;
  const Result<CheckFormat> format = check_format_from_name(arguments.value("--format", "text"));
  if (!format) return std::unexpected(format.error());
  options.format = *format;
  const auto severity = rules::severity_from_name(arguments.value("--fail-on", "block"));
  if (!severity)
    return fail(ErrorCode::BadArgument, "--fail-on", "block, review or advice is expected");
  options.fail_on = *severity;
  options.language = arguments.value("--language");
  options.ui_language = arguments.value("--messages", "en");
  options.context.countries = arguments.list("--countries");
  options.context.platforms = arguments.list("--platforms");
  options.context.audience = arguments.value("--audience", "public");
  options.context.organisation = arguments.value("--organisation", "provider");
  options.context.kind = arguments.value("--kind", "post");
  Result<Records> records = read_records(arguments, program_topics(), clock_now());
  if (!records) return std::unexpected(records.error());
  options.records = *std::move(records);
  return options;
}

const std::vector<platforms::Platform>& program_platforms() {
  static const std::vector<platforms::Platform> all = platforms::load_platforms(program_catalog());
  return all;
}

const analysis::PlatformChecks& platform_checks() {
  static const analysis::PlatformChecks checks(program_engine(), program_platforms());
  return checks;
}

int check_command(std::span<const std::string> rest, Console& console) {
  const Result<Arguments> arguments = Arguments::parse(rest, ndjson_flag, check_options);
  if (!arguments) return refuse(console, arguments.error());
  Result<CheckOptions> options = read_check_options(*arguments);
  if (!options) return refuse(console, options.error());
  options->today = model::day_of(options->records.now);
  if (arguments->has("--pack"))
    if (const Result<void> used = use_pack(arguments->value("--pack"), program_engine()); !used)
      return refuse(console, used.error());
  if (arguments->has("--ndjson")) {
    bool found = false;
    const int status = run_lines(*arguments, console, [&](const json::Value& input) {
      Result<json::Value> output =
          check_line(input, program_engine(), &platform_checks(), options->records);
      found = found || (output && has_findings(*output, options->fail_on));
      return output;
    });
    return status != 0 ? status : found ? 1 : 0;
  }
  const Result<std::string> text = read_input(*arguments, console);
  if (!text) return refuse(console, text.error());
  const std::string name = arguments->rest().empty() ? "-" : arguments->rest()[0];
  const Result<CheckOutcome> outcome =
      check_file(name, *text, *options, program_engine(), &platform_checks());
  if (!outcome) return refuse(console, outcome.error());
  console.out << outcome->output;
  return outcome->at_or_above ? 1 : 0;
}

// Commands that only know lines: `--ndjson` may be left out.
int line_command(std::span<const std::string> rest, Console& console,
                 const LineFunction& function) {
  const Result<Arguments> arguments = Arguments::parse(rest, ndjson_flag, {});
  if (!arguments) return refuse(console, arguments.error());
  return run_lines(*arguments, console, function);
}

int identify_command(std::span<const std::string> rest, Console& console) {
  static const rules::IdentifierData data = rules::IdentifierData::load(program_catalog()).value();
  return line_command(rest, console,
                      [](const json::Value& input) { return identify_line(input, data); });
}

int count_command(std::span<const std::string> rest, Console& console) {
  return line_command(rest, console, [](const json::Value& input) {
    return count_line(input, program_platforms());
  });
}

int measure_command(std::span<const std::string> rest, Console& console) {
  const rules::Program& program = program_engine().program();
  const Result<analysis::VoiceScale> scale =
      analysis::VoiceScale::load(program_catalog(), program.languages());
  if (!scale) return refuse(console, scale.error());
  return line_command(rest, console, [&](const json::Value& input) {
    return measure_line(input, program, *scale);
  });
}

int segment_command(std::span<const std::string> rest, Console& console) {
  return line_command(rest, console, segment_line);
}

int spell_command(std::span<const std::string> rest, Console& console) {
  constexpr std::array<std::string_view, 1> options = {"--dictionaries"};
  const Result<Arguments> arguments = Arguments::parse(rest, ndjson_flag, options);
  if (!arguments) return refuse(console, arguments.error());
  const std::string folder = arguments->value("--dictionaries");
  SpellerFolder spellers(program_catalog(), folder.empty() ? SpellerFolder::usual_folder()
                                                           : std::filesystem::path(folder));
  return run_lines(*arguments, console,
                   [&](const json::Value& input) { return spell_line(input, spellers); });
}

int image_command(std::span<const std::string> rest, Console& console) {
  return run_image(rest, console);
}

int preview_command(std::span<const std::string> rest, Console& console) {
  paint::FontSet fonts = paint::embedded_font_set();
  return run_preview(rest, console,
                     {.catalog = program_catalog(),
                      .fonts = fonts,
                      .engine = [] -> const rules::Engine& { return program_engine(); },
                      .now = clock_now()});
}

int assets_command(std::span<const std::string> rest, Console& console) {
  if (rest.empty() || rest[0] != "check" || rest.size() > 2)
    return refuse(console,
                  {ErrorCode::BadArgument, "assets", "try: bedside assets check [DIR|PACK.json]"});
  const std::string folder = rest.size() == 2 ? rest[1] : "assets";
  if (folder.ends_with(".json")) {
    const Result<json::Value> pack = read_pack(folder);
    if (!pack) return refuse(console, pack.error());
    const AssetsOutcome outcome = check_pack(folder, *pack, program_engine());
    console.out << outcome.output;
    return outcome.exit_status;
  }
  const AssetsOutcome outcome = check_asset_folder(folder, &program_catalog());
  (outcome.exit_status == 2 ? console.err : console.out) << outcome.output;
  return outcome.exit_status;
}

int bundle_command(std::span<const std::string> rest, Console& console) {
  return run_bundle(rest, console, program_catalog(), clock_now());
}

struct Command {
  std::string_view name;
  std::string_view usage;
  int (*run)(std::span<const std::string> rest, Console& console);
};

constexpr std::array commands = {
    Command{"check",
            "check [FILE] [--format text|json|sarif] [--fail-on block|review|advice]\n"
            "        [--language TAG] [--countries us,nl] [--audience public|professional]\n"
            "        [--organisation KIND] [--kind post|reply|comment] [--messages TAG]\n"
            "        [--platforms x,bluesky] [--pack PACK.json]\n"
            "  check --ndjson [FILE] [--pack PACK.json]",
            check_command},
    Command{"identify", "identify --ndjson [FILE]", identify_command},
    Command{"count", "count --ndjson [FILE]", count_command},
    Command{"measure", "measure --ndjson [FILE]", measure_command},
    Command{"segment", "segment --ndjson [FILE]", segment_command},
    Command{"spell", "spell --ndjson [FILE] [--dictionaries DIR]", spell_command},
    Command{"image", "image inspect FILE... | image clean IN OUT", image_command},
    Command{"preview",
            "preview DRAFT --platform ID --out F.png [--surface ID] [--dark] [--expanded]\n"
            "        [--safe-zones] [--scale N] [--width N] [--name TEXT] [--handle TEXT]\n"
            "        [--place TEXT] [--fonts DIR]\n"
            "  preview DRAFT --review-file OUT.html [--messages TAG] [--today DAY]\n"
            "        [--consents FILE] [--name TEXT] [--handle TEXT] [--place TEXT] [--fonts DIR]",
            preview_command},
    Command{"assets", "assets check [DIR|PACK.json]", assets_command},
    Command{"bundle",
            "bundle verify FILE [--today DAY] | bundle schema | bundle export --list\n"
            "  bundle export FILE --to TARGET --out F [--schedule] [--variant ID] [--with F.json]",
            bundle_command},
};

void print_usage(std::ostream& out) {
  out << "usage: bedside COMMAND ...\n";
  for (const Command& command : commands) out << "  " << command.usage << '\n';
}

}  // namespace

int run(std::span<const std::string> arguments, Console console) {
  if (arguments.empty()) {
    print_usage(console.err);
    return 2;
  }
  if (arguments[0] == "--help" || arguments[0] == "help") {
    print_usage(console.out);
    return 0;
  }
  for (const Command& command : commands)
    if (command.name == arguments[0]) return command.run(arguments.subspan(1), console);
  return refuse(console, {ErrorCode::BadArgument, arguments[0], "there is no such command", 0, 0});
}

}  // namespace bedside::cli
