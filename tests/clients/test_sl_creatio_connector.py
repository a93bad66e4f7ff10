"""sl-creatio-connector: OData 4 on both runtimes."""

import contextlib
import io
import unittest

from sl_creatio_connector.constants import ODATA_version
from sl_creatio_connector.creatio import Creatio

from stand_in import APP, StandIn

VERSIONS = {
    "framework-8.0": ODATA_version.v4,
    "core-8.1": ODATA_version.v4core,
    "framework-8.2": ODATA_version.v4,
    "core-8.3": ODATA_version.v4core,
    "framework-10": ODATA_version.v4,
}


class SlCreatioConnector(unittest.TestCase):
    def test_signs_in_reads_and_writes(self) -> None:
        for profile, version in VERSIONS.items():
            with self.subTest(profile):
                self._use(profile, version)

    def test_a_wrong_password_is_reported(self) -> None:
        stand_in = StandIn("core-8.1")
        self.addCleanup(stand_in.stop)
        with self.assertRaisesRegex(Exception, "Invalid user name or password"):
            Creatio(stand_in.address, "Supervisor", "wrong", ODATA_version.v4core)

    def _use(self, profile: str, version: ODATA_version) -> None:
        stand_in = StandIn(profile)
        self.addCleanup(stand_in.stop)
        # The client keeps the token of the session before in headers that all its instances share.
        version.value["headers"]["BPMCSRF"] = ""
        client = Creatio(stand_in.address, "Supervisor", "Supervisor", version)
        apps = client.get_object_collection("OAuthClientApp", [f"filter=Name eq '{APP}'"])
        self.assertEqual([app["Name"] for app in apps], [APP])
        self.assertEqual(client.get_object_by_id("OAuthClientApp", apps[0]["Id"])["Name"], APP)
        user = client.get_object_by_id("SysAdminUnit", apps[0]["SystemUserId"])
        self.assertEqual(client.get_contact_by_id(user["ContactId"])["Name"], "Supervisor")

        data = {"Name": "Added", "ApplicationUrl": "https://added.example.com", "SystemUserId": user["Id"]}
        added = client.create_object("OAuthClientApp", data)
        self.assertEqual(stand_in.app("Added")["Id"], added["Id"])
        self.assertEqual(client.delete_object("OAuthClientApp", added["Id"]).status_code, 204)
        self.assertIsNone(stand_in.app("Added"))
        # The client prints what was refused.
        with contextlib.redirect_stdout(io.StringIO()):
            refused = client.create_object("OAuthClientApp", {"Name": "Added", "Nothing": 1})
        self.assertIn("Nothing", refused["error"]["message"])


if __name__ == "__main__":
    unittest.main()
