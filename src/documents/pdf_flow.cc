#include "documents/pdf_flow.h"

#include <iterator>
#include <utility>

namespace documents {
namespace {

void append(PageItems& to, PageItems items) {
  to.insert(to.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

PageItems moved(PageItems items, double down) {
  for (PageItem& item : items)
    std::visit(
        [down](auto& one) {
          if constexpr (requires { one.y; }) one.y += down;
        },
        item);
  return items;
}

}  // namespace

void add_artifact(PageItems& to, PageItem item) {
  to.push_back(OpenTag{kArtifact, ""});
  to.push_back(std::move(item));
  to.push_back(CloseTag{kArtifact});
}

void Flow::place(Unit unit) {
  append(before_next_, std::move(unit.items));
  unit.items = std::exchange(before_next_, {});
  const bool waits = unit.keeps_with_next;
  waiting_.push_back(std::move(unit));
  if (!waits) emit_waiting();
}

void Flow::open(const char* tag) {
  before_next_.push_back(OpenTag{tag, ""});
}

void Flow::close(const char* tag) {
  PageItems& last = !before_next_.empty() ? before_next_ : !waiting_.empty() ? waiting_.back().items : pages_.back();
  last.push_back(CloseTag{tag});
}

double Flow::waiting_height() const {
  double height = 0;
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    height += waiting_[i].height + (i == 0 && is_at_top_ ? 0 : waiting_[i].space_before);
  return height;
}

double Flow::room_on_new_page() const {
  return kBodyBottom - kBodyTop - (head_ ? head_->height : 0) - waiting_height();
}

double Flow::room(double space_before) const {
  const bool is_first = is_at_top_ && waiting_.empty();
  return kBodyBottom - y_ - waiting_height() - (is_first ? 0 : space_before);
}

void Flow::break_page() {
  emit_waiting();
  if (!is_at_top_) start_page();
}

void Flow::start_page() {
  pages_.emplace_back();
  y_ = kBodyTop;
  is_at_top_ = true;
  if (!head_) return;
  PageItems& page = pages_.back();
  page.push_back(OpenTag{kArtifact, ""});
  append(page, moved(head_->items, y_));
  page.push_back(CloseTag{kArtifact});
  y_ += head_->height;
}

void Flow::emit(Unit unit) {
  if (is_at_top_) unit.space_before = 0;
  append(pages_.back(), moved(std::move(unit.items), y_ + unit.space_before));
  y_ += unit.space_before + unit.height;
  is_at_top_ = false;
}

void Flow::emit_waiting() {
  const bool fits_here = y_ + waiting_height() <= kBodyBottom;
  if (!fits_here && !is_at_top_) start_page();
  for (Unit& unit : std::exchange(waiting_, {})) {
    // A chain that is taller than a page is divided after all, between its units.
    if (!is_at_top_ && y_ + unit.space_before + unit.height > kBodyBottom) start_page();
    emit(std::move(unit));
  }
  if (next_head_) head_ = std::exchange(next_head_, std::nullopt);
}

void Flow::stop_repeating() {
  head_.reset();
  next_head_.reset();
}

std::vector<PageItems> Flow::finish() {
  emit_waiting();
  append(pages_.back(), std::exchange(before_next_, {}));
  return std::move(pages_);
}

}  // namespace documents
