-- The ceremony's own tables, in the shape its library wants; local to this node, never sent anywhere.
CREATE SCHEMA "sign_in";
--> statement-breakpoint
CREATE TABLE "sign_in"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL UNIQUE,
	"emailVerified" boolean NOT NULL,
	"image" text,
	"createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updatedAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"username" text UNIQUE,
	"displayUsername" text,
	"twoFactorEnabled" boolean
);
--> statement-breakpoint
CREATE TABLE "sign_in"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"expiresAt" timestamptz NOT NULL,
	"token" text NOT NULL UNIQUE,
	"createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updatedAt" timestamptz NOT NULL,
	"ipAddress" text,
	"userAgent" text,
	"userId" text NOT NULL REFERENCES "sign_in"."user" ("id") ON DELETE CASCADE
);
--> statement-breakpoint
CREATE TABLE "sign_in"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"accountId" text NOT NULL,
	"providerId" text NOT NULL,
	"userId" text NOT NULL REFERENCES "sign_in"."user" ("id") ON DELETE CASCADE,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamptz,
	"refreshTokenExpiresAt" timestamptz,
	"scope" text,
	"password" text,
	"createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updatedAt" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expiresAt" timestamptz NOT NULL,
	"createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
	"updatedAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in"."twoFactor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backupCodes" text NOT NULL,
	"userId" text NOT NULL REFERENCES "sign_in"."user" ("id") ON DELETE CASCADE,
	"verified" boolean,
	"failedVerificationCount" integer,
	"lockedUntil" timestamptz
);
--> statement-breakpoint
CREATE INDEX "session_user" ON "sign_in"."session" ("userId");
--> statement-breakpoint
CREATE INDEX "account_user" ON "sign_in"."account" ("userId");
--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "sign_in"."verification" ("identifier");
--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "sign_in"."twoFactor" ("userId");
