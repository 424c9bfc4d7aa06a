-- Stored as it is: to unpack megabytes at every open costs more time than to read them.
ALTER TABLE "documents" ALTER COLUMN "snapshot" SET STORAGE EXTERNAL;
