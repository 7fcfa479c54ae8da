#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bedside::review {

// A post for someone without the program: one HTML file that fetches nothing and runs nothing.
// All words come in the language of who made it; texts are UTF-8 and are escaped here.
struct ReviewFile {
  struct Picture {
    std::string png_base64;
    int width = 0;  // CSS pixels
    int height = 0;
    std::string alternative;
  };
  struct Post {
    std::string heading;             // "X · Post"
    std::vector<std::string> notes;  // "312 of 280 characters, 32 too long"
    std::vector<Picture> previews;
    std::vector<std::string> texts;  // more than one of a thread
  };
  struct Finding {
    std::string severity;  // "block", "review", "advice"; others look like advice
    std::string heading;   // "Block: Promise of a cure"
    std::string excerpt;
    std::vector<std::string> lines;  // why, what to do, the source
  };

  std::string language;       // of the words, BCP 47
  std::string text_language;  // of the post, "" when not known
  std::string title;
  std::vector<std::string> lines;                          // what this file is
  std::vector<std::pair<std::string, std::string>> facts;  // "State": "In review"
  std::string posts_heading;
  std::vector<Post> posts;
  std::string findings_heading;
  std::vector<std::string> findings_lines;  // shown above them, or instead
  std::vector<Finding> findings;
  std::string pictures_heading;
  std::vector<std::string> pictures;  // alternative texts; none: the part is left out
  std::string log_heading;
  std::vector<std::string> log;
};

// The file. Its policy allows its own style sheet, by hash, and pictures held in it, and nothing
// else. The same input gives the same bytes. Linear in the size of `file`.
std::string review_html(const ReviewFile& file);

// `text` for use between tags and in quoted attributes. Bytes that are not UTF-8 and control
// characters other than tab and line feed become U+FFFD.
std::string escape_html(std::string_view text);

}  // namespace bedside::review
