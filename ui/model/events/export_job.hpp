#pragma once

#include "model/link/daemon_link.hpp"

#include <tempo/protocol/event_export.hpp>

#include <QObject>
#include <QSaveFile>
#include <memory>
#include <optional>

namespace tempo::model {

/// Writes selected events into a file, page after page. The file is there when all of them are in
/// it, and not before; one that is cancelled or fails leaves what was there.
class ExportJob final : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(DaemonLink& link, QObject* parent = nullptr)
        : QObject(parent), link_(link) {}

    /// Ends one that runs.
    void start(const protocol::EventExportParams& params, protocol::ExportFormat format,
               const QString& path);
    void cancel();
    bool isRunning() const { return file_ != nullptr; }

Q_SIGNALS:
    void progressed(quint64 events);
    void finished(quint64 events);
    void failed(const QString& problem);

private:
    void askForPage();
    void take(const protocol::EventExportPage& page);
    void finish();
    void fail(const QString& problem);
    void write(const std::string& text);

    DaemonLink& link_;
    protocol::EventExportParams params_;
    std::optional<protocol::EventExport> form_;
    std::unique_ptr<QSaveFile> file_; ///< while it runs
    quint64 written_ = 0;
    std::uint64_t run_ = 0; ///< answers to an earlier one do not matter
};

} // namespace tempo::model
