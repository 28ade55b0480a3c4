CREATE TABLE "reading" (
  "ownerId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "headers" TEXT NOT NULL,
  "options" JSONB NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("ownerId", "headers")
);
