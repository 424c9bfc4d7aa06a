GRANT SELECT, INSERT, UPDATE ON notifications TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON notification_rules, notification_defaults, notification_deliveries TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON push_subscriptions TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT ON outbox TO pace_app;
