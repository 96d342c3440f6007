#include "model/events/export_job.hpp"

#include <utility>

namespace tempo::model {

void ExportJob::start(const protocol::EventExportParams& params, protocol::ExportFormat format,
                      const QString& path) {
    cancel();
    params_ = params;
    form_.emplace(format);
    written_ = 0;
    file_ = std::make_unique<QSaveFile>(path);
    if (!file_->open(QIODevice::WriteOnly)) {
        fail(tr("%1 cannot be written: %2").arg(path, file_->errorString()));
        return;
    }
    write(form_->begin());
    askForPage();
}

void ExportJob::cancel() {
    ++run_;
    file_.reset();
}

void ExportJob::askForPage() {
    ask<protocol::EventExportPage>(
        link_, this, "events.export", params_,
        [this, run = run_](const Expected<protocol::EventExportPage>& page) {
            if (run != run_) {
                return;
            }
            if (page) {
                take(*page);
            } else {
                fail(shown(page.error().detail));
            }
        });
}

void ExportJob::take(const protocol::EventExportPage& page) {
    if (page.events.empty()) {
        finish();
        return;
    }
    for (const auto& event : page.events) {
        write(form_->add(event));
    }
    written_ += page.events.size();
    params_.after = page.events.back().sequence;
    Q_EMIT progressed(written_);
    askForPage();
}

void ExportJob::finish() {
    write(form_->end());
    const auto file = std::move(file_);
    if (file->commit()) {
        Q_EMIT finished(written_);
    } else {
        Q_EMIT failed(tr("%1 cannot be written: %2").arg(file->fileName(), file->errorString()));
    }
}

void ExportJob::fail(const QString& problem) {
    cancel();
    Q_EMIT failed(problem);
}

/// A write that fails shows when the file is to be kept.
void ExportJob::write(const std::string& text) {
    file_->write(text.data(), static_cast<qint64>(text.size()));
}

} // namespace tempo::model
