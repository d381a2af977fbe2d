# Both bases are pinned by digest: what is built tomorrow is what was built today.
FROM ghcr.io/astral-sh/uv:0.13.0@sha256:cdc6093146eb3ff6a40107b38f008b789e050e77ad87865e381d9917da55a168 AS uv

FROM python:3.12.13-slim-trixie@sha256:57cd7c3a7a273101a6485ba99423ee568157882804b1124b4dd04266317710de AS build
COPY --from=uv /uv /usr/local/bin/uv
WORKDIR /app
ENV UV_PROJECT_ENVIRONMENT=/app/.venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
COPY pyproject.toml uv.lock ./
# every package by the hash in the lock
RUN uv sync --locked --no-dev --no-install-project
COPY bot bot
COPY handlers handlers
COPY storage storage
COPY coaching coaching
COPY playground playground
COPY locale locale
COPY LICENSE NOTICE.md ./
RUN ["/app/.venv/bin/python", "-m", "compileall", "-q", "bot", "handlers", "storage", "coaching", "playground"]

FROM python:3.12.13-slim-trixie@sha256:57cd7c3a7a273101a6485ba99423ee568157882804b1124b4dd04266317710de
WORKDIR /app
COPY --from=build /app /app
# the key is kept apart from the data, and so are the backups: each has a volume of its own
RUN ["install", "-d", "-o", "1000", "-g", "1000", "-m", "700", "/data", "/keys", "/backups"]
# only the container's own network reaches LISTEN until somebody publishes the port, and so it is with
# the playground's page, which is there instead of the bot's own pages:
#   docker run --rm -it -p 127.0.0.1:8080:8080 debrief playground
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/debrief.db XDG_CONFIG_HOME=/keys BACKUP_DIR=/backups \
    LISTEN=0.0.0.0:8080 PLAYGROUND_PORT=8080 PLAYGROUND_DIR=/data
USER 1000:1000
VOLUME ["/data", "/keys", "/backups"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import http.client, os; port = os.environ['LISTEN'].rpartition(':')[2]; line = http.client.HTTPConnection('127.0.0.1', int(port), timeout=4); line.request('GET', '/healthz'); raise SystemExit(line.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
