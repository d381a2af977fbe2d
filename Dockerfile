FROM python:3.12.12-slim-trixie AS build
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/uv
WORKDIR /app
ENV UV_PROJECT_ENVIRONMENT=/app/.venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
COPY pyproject.toml uv.lock ./
RUN uv sync --locked --no-dev --no-install-project
COPY bot bot
COPY handlers handlers
COPY storage storage
COPY coaching coaching
COPY playground playground
COPY LICENSE NOTICE.md ./
RUN ["/app/.venv/bin/python", "-m", "compileall", "-q", "bot", "handlers", "storage", "coaching", "playground"]

FROM python:3.12.12-slim-trixie
WORKDIR /app
COPY --from=build /app /app
# the key is kept apart from the data: each has a volume of its own
RUN ["install", "-d", "-o", "1000", "-g", "1000", "-m", "700", "/data", "/keys"]
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/debrief.db XDG_CONFIG_HOME=/keys
USER 1000:1000
VOLUME ["/data", "/keys"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
