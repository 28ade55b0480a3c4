CREATE TABLE "share" (
  "id" TEXT PRIMARY KEY,
  "datasetId" TEXT NOT NULL REFERENCES "dataset" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "tokenHash" TEXT NOT NULL,
  "passwordHash" TEXT,
  "filter" JSONB NOT NULL,
  "sections" JSONB NOT NULL,
  "hideAmounts" BOOLEAN NOT NULL,
  "embedIn" TEXT,
  "frozen" JSONB,
  "expiresAt" TIMESTAMPTZ(3),
  "opened" INTEGER NOT NULL DEFAULT 0,
  "lastOpenedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "share_tokenHash_key" ON "share" ("tokenHash");
CREATE INDEX "share_datasetId_idx" ON "share" ("datasetId");

CREATE TABLE "share_part" (
  "shareId" TEXT NOT NULL REFERENCES "share" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "blobSha256" TEXT NOT NULL REFERENCES "blob" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
  PRIMARY KEY ("shareId", "blobSha256")
);
CREATE INDEX "share_part_blobSha256_idx" ON "share_part" ("blobSha256");

CREATE TABLE "member" (
  "datasetId" TEXT NOT NULL REFERENCES "dataset" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "role" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("datasetId", "userId")
);
CREATE INDEX "member_userId_idx" ON "member" ("userId");
