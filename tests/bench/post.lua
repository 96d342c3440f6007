-- What wrk sends: one event, or NDJSON lines. TEMPO_BENCH_TOKEN and TEMPO_BENCH_EVENTS (how many
-- events a request has) come by the environment, so that no token is on a command line.

local events = tonumber(os.getenv("TEMPO_BENCH_EVENTS"))

local function event(number)
    return string.format(
        '{"title":"Backup of disk %d finished","subtitle":"12 GiB in 3 minutes","severity":"ok",'
            .. '"metadata":{"host":"attic","job":"nightly","files":%d,"bytes":12884901888,'
            .. '"path":"/srv/backup/2026"}}',
        number, number * 37)
end

local lines = {}
for number = 1, events do
    lines[number] = event(number)
end

wrk.method = "POST"
wrk.path = "/ingest"
wrk.body = table.concat(lines, "\n")
wrk.headers["X-Tempo-Token"] = os.getenv("TEMPO_BENCH_TOKEN")
wrk.headers["Content-Type"] = events == 1 and "application/json" or "application/x-ndjson"

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests":%d,"seconds":%.6f,"refused":%d,"broken":%d,"p99":%.3f}\n',
        summary.requests, summary.duration / 1e6, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(99) / 1e3))
end
