#include "ingest/fault_list.hpp"

#include "ingest/body_decoder.hpp"

#include <utility>

namespace tempo::ingest {

void FaultList::beginEvent(std::string prefix, std::string event) {
    prefix_ = std::move(prefix);
    event_ = std::move(event);
    inEvent_ = 0;
}

bool FaultList::full() const {
    return faults_.size() > kFaultsPerBody;
}

void FaultList::add(std::string_view pointer, std::string detail) {
    if (full() || inEvent_ > kFaultsPerEvent) {
        return;
    }
    if (faults_.size() == kFaultsPerBody) {
        faults_.push_back({"", "More faults were found; correct these and send again."});
    } else if (inEvent_ == kFaultsPerEvent) {
        faults_.push_back({event_, "More faults were found in this event; correct these and send "
                                   "again."});
    } else {
        faults_.push_back({prefix_ + std::string(pointer), std::move(detail)});
    }
    ++inEvent_;
}

} // namespace tempo::ingest
