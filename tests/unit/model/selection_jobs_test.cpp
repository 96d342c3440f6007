#include "model/events/deletion_job.hpp"
#include "model/events/export_job.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

#include <QFile>
#include <QTemporaryDir>

namespace tempo::model {
namespace {

/// A store of so many events, exported two at a time.
void scriptExport(test::ScriptedLink& link, std::uint64_t events) {
    link.answer("events.export", [events](const protocol::Json& params) {
        const auto asked = protocol::fromJson<protocol::EventExportParams>(params).value();
        protocol::EventExportPage page;
        for (auto number = asked.after + 1; number <= events && page.events.size() < 2; ++number) {
            page.events.push_back(test::numbered(number));
        }
        return protocol::toJson(page);
    });
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST(ExportJob, WritesEveryPage) {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("events.jsonl"));
    test::ScriptedLink link;
    scriptExport(link, 5);
    ExportJob job(link);
    quint64 finished = 0;
    QObject::connect(&job, &ExportJob::finished, [&finished](quint64 count) { finished = count; });
    job.start({}, protocol::ExportFormat::Lines, path);
    EXPECT_EQ(finished, 5U);
    EXPECT_EQ(contentOf(path).count('\n'), 5);
    EXPECT_FALSE(job.isRunning());
}

TEST(ExportJob, LeavesNoFileWhenItIsCancelled) {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("events.csv"));
    test::ScriptedLink link;
    scriptExport(link, 5);
    link.hold();
    ExportJob job(link);
    job.start({}, protocol::ExportFormat::Csv, path);
    job.cancel();
    link.answerAll();
    EXPECT_FALSE(QFile::exists(path));
    EXPECT_FALSE(job.isRunning());
}

TEST(ExportJob, SaysWhyAFileCannotBeWritten) {
    test::ScriptedLink link;
    ExportJob job(link);
    QString problem;
    QObject::connect(&job, &ExportJob::failed, [&problem](const QString& why) { problem = why; });
    job.start({}, protocol::ExportFormat::List, QStringLiteral("/proc/none/events.json"));
    EXPECT_TRUE(problem.contains(QStringLiteral("cannot be written")));
    EXPECT_EQ(link.callsOf("events.export"), 0U);
}

/// A store from which so many can be deleted.
class Deletable {
public:
    Deletable(test::ScriptedLink& link, std::uint64_t count) : left_(count) {
        link.answerWith("events.countMatching",
                        protocol::EventMatches{.matching = count, .upTo = 77});
        link.answer("events.deleteMatching", [this](const protocol::Json& params) {
            const auto asked = protocol::fromJson<protocol::EventEraseParams>(params).value();
            EXPECT_EQ(asked.upTo, 77U);
            const auto now = std::min(left_, asked.limit);
            left_ -= now;
            return protocol::toJson(protocol::ChangedResult{now});
        });
    }

    std::uint64_t left() const { return left_; }

private:
    std::uint64_t left_;
};

TEST(DeletionJob, DeletesWhatWasCountedStepByStep) {
    test::ScriptedLink link;
    const Deletable store(link, DeletionJob::kStep * 2 + 5);
    DeletionJob job(link);
    quint64 counted = 0;
    quint64 finished = 0;
    QObject::connect(&job, &DeletionJob::counted, [&counted](quint64 count) { counted = count; });
    QObject::connect(&job, &DeletionJob::finished, [&finished](quint64 all) { finished = all; });
    job.count({.provider = "nas"});
    EXPECT_EQ(counted, DeletionJob::kStep * 2 + 5);
    EXPECT_EQ(link.callsOf("events.deleteMatching"), 0U);
    job.start();
    EXPECT_EQ(store.left(), 0U);
    EXPECT_EQ(finished, counted);
    EXPECT_EQ(link.callsOf("events.deleteMatching"), 3U);
}

TEST(DeletionJob, StopsBetweenTwoSteps) {
    test::ScriptedLink link;
    const Deletable store(link, DeletionJob::kStep * 3);
    DeletionJob job(link);
    QObject::connect(&job, &DeletionJob::progressed, &job, &DeletionJob::cancel);
    job.count({.provider = "nas"});
    job.start();
    EXPECT_EQ(store.left(), DeletionJob::kStep * 2);
    EXPECT_FALSE(job.isRunning());
}

} // namespace
} // namespace tempo::model
