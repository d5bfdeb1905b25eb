# The service in a container: nothing is built, since Node runs TypeScript by stripping its types.
# It needs no root, and nothing of its own file system to be writable but /data, where the embedded store is (none on PostgreSQL).

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production SLA_DATA_DIR=/data/store
WORKDIR /app
# A folder inside of the volume, so that lock, socket and a restored store can lie beside it.
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY config ./config
COPY cards ./cards
COPY webhooks ./webhooks
COPY src ./src
# As a number, since Kubernetes cannot tell of a name whether it is root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/entry/server.ts"]
